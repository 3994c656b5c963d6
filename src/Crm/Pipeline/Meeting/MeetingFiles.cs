using Crm.Api;
using Crm.Exports.Noting;
using Crm.Foundation;
using Crm.Shell.Components;

namespace Crm.Pipeline.Meeting;

/// <summary>The pack as files, with the parts of the address that its page has.</summary>
public static class MeetingFiles
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static void Map(RouteGroupBuilder files)
    {
        Map(files, "xlsx", ListExport.Excel, MeetingWorkbook.Write);
        Map(files, "docx", Word, MeetingDocument.Write);
    }

    private static void Map(RouteGroupBuilder files, string ending, string type, Func<MeetingBook, byte[]> write) =>
        files.MapGet($"/pipeline/meeting.{ending}", async (Desk desk, CancellationToken token, string? unit, string? since, string? on, string? seen, string? year) =>
            {
                var outcome = await desk.Ask(new ShowMeetingPack(unit, AddressPart.Day(since), AddressPart.Day(on), PipelineAddress.Seen(seen), AddressPart.Number(year)), token);
                if (outcome.Answer is not { } book) return Problems.Of(outcome);
                return new ListFile(Results.File(write(book), type, $"{book.Title}.{ending}"), book.Title, ending, book.Tables.Sum(table => table.Rows.Count));
            })
            .WithMetadata(new Carries(typeof(ShowMeetingPack)));
}
