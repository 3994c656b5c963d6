using System.Diagnostics;
using System.Globalization;
using Crm.Foundation;
using Crm.Leads;
using Crm.Pipeline.History;
using Crm.Pipeline.Meeting;
using Crm.Pipeline.Showing;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Crm.IntegrationTests.Pipeline;

/// <summary>The same figures on the screen, in the workbook and in the document, of the thousand made projects.</summary>
[Collection(nameof(MadeHistory))]
public class the_meeting_pack(MadeHistory history)
{
    private static readonly ShowMeetingPack Asked = new("330600", new DateOnly(2025, 6, 23), new DateOnly(2025, 6, 30), Standpoint.AsHappened, 2025);

    [Fact]
    public async Task says_of_the_unit_and_those_below_it_what_the_dashboard_says()
    {
        var rates = (await history.Ask(Asked)).Tables[0];
        rates.Rows.Count.ShouldBe(5, "the city and its four districts");
        foreach (var row in rates.Rows)
        {
            var sheet = await history.Ask(new ShowPipeline(row[0].Text, Asked.On, Asked.Seen, Asked.Year));
            row[1].Value.ShouldBe(sheet.Cohort.Signed.Count);
            row[2].Value.ShouldBe(sheet.Cohort.Signed.Amount);
            var started = sheet.Cohort.Reached.Single(r => r.Stage == Stage.UnderConstruction).Tally.Count;
            var rate = rates.Columns.Select((column, i) => (column.Name, i)).Single(c => c.Name == "开工率").i;
            row[rate].Value.ShouldBe((decimal)started / sheet.Cohort.Signed.Count);
            (row[row[rate].Part!.Value].Value, row[row[rate].Whole!.Value].Value).ShouldBe((started, sheet.Cohort.Signed.Count));
        }
    }

    [Fact]
    public async Task holds_formulas_for_rates_and_repeats_its_head_on_every_printed_page()
    {
        var book = await history.Ask(Asked);
        using var document = SpreadsheetDocument.Open(new MemoryStream(MeetingWorkbook.Write(book)), false);
        new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(document).Select(e => $"{e.Path?.XPath}: {e.Description}").ShouldBeEmpty();
        var main = document.WorkbookPart!;
        main.Workbook!.Descendants<Sheet>().Count().ShouldBe(book.Tables.Count);
        main.Workbook.Descendants<DefinedName>().ShouldAllBe(name => name.Name == "_xlnm.Print_Titles");
        var first = ((WorksheetPart)main.GetPartById(main.Workbook.Descendants<Sheet>().First().Id!)).Worksheet!;
        first.Descendants<CellFormula>().Count().ShouldBe(5 * 5);
        first.Descendants<PageSetup>().Single().Orientation!.Value.ShouldBe(OrientationValues.Landscape);
        using var word = WordprocessingDocument.Open(new MemoryStream(MeetingDocument.Write(book)), false);
        new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(word).Select(e => $"{e.Path?.XPath}: {e.Description}").ShouldBeEmpty();
    }

    [Fact]
    public async Task reads_the_same_in_libreoffice_which_computes_every_formula_anew()
    {
        const string office = "/usr/bin/soffice";
        Assert.SkipUnless(File.Exists(office), "No LibreOffice: apt-get install libreoffice-calc-nogui libreoffice-writer-nogui.");
        var book = await history.Ask(Asked);
        var room = Directory.CreateTempSubdirectory("crm-pack-");
        try
        {
            await File.WriteAllBytesAsync(Path.Combine(room.FullName, "pack.xlsx"), MeetingWorkbook.Write(book), TestContext.Current.CancellationToken);
            await File.WriteAllBytesAsync(Path.Combine(room.FullName, "pack.docx"), MeetingDocument.Write(book), TestContext.Current.CancellationToken);
            // Comma, quote, UTF-8, every sheet; cells as they are shown.
            await Convert(office, room.FullName, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1", "pack.xlsx");
            await Convert(office, room.FullName, "txt:Text (encoded):UTF8", "pack.docx");
            var words = await File.ReadAllTextAsync(Path.Combine(room.FullName, "pack.txt"), TestContext.Current.CancellationToken);
            foreach (var table in book.Tables)
            {
                var lines = await File.ReadAllLinesAsync(Path.Combine(room.FullName, $"pack-{table.Name}.csv"), TestContext.Current.CancellationToken);
                words.ShouldContain(table.Title);
                for (var r = 0; r < table.Rows.Count; r++)
                    for (var i = 0; i < table.Columns.Count; i++)
                        if (table.Columns[i].Kind == CellKind.Rate) Cells(lines[r + 3])[i].ShouldBe(table.Rows[r][i].Show(CellKind.Rate));
                        else if (table.Columns[i].Kind == CellKind.Count && table.Rows[r][i].Value is { } count) Cells(lines[r + 3])[i].ShouldBe(count.ToString("#,##0", CultureInfo.InvariantCulture));
            }
        }
        finally
        {
            room.Delete(recursive: true);
        }
    }

    [Fact]
    public void is_a_text_in_every_cell_whatever_it_begins_with()
    {
        var table = new MeetingTable("表", "表", "", [new MeetingColumn("企业", CellKind.Text)], [[new MeetingCell("=HYPERLINK(\"http://x\")")], [new MeetingCell("+1\u0000\u0001")]]);
        using var document = SpreadsheetDocument.Open(new MemoryStream(MeetingWorkbook.Write(new MeetingBook("例会", "", [table]))), false);
        var sheet = document.WorkbookPart!.WorksheetParts.Single().Worksheet!;
        sheet.Descendants<CellFormula>().ShouldBeEmpty();
        sheet.Descendants<Cell>().Where(cell => cell.CellReference!.Value!.StartsWith('A') && cell.CellReference.Value.Length == 2).Skip(3).Select(cell => cell.InnerText).ShouldBe(["=HYPERLINK(\"http://x\")", "+1"]);
    }

    [Fact]
    public async Task is_kept_from_those_who_are_no_managers()
    {
        var outcome = await history.Host.Services.GetService(typeof(QueryDesk)).ShouldBeOfType<QueryDesk>().Ask(Asked, new Caller("officer@330521", "api"));
        outcome.Refusal.ShouldBe(Refusal.Forbidden);
    }

    // No cell of these tables holds a quoted comma but in the columns of words, which come with quotes.
    private static List<string> Cells(string line)
    {
        var (cells, cell, quoted) = (new List<string>(), new System.Text.StringBuilder(), false);
        foreach (var sign in line)
        {
            if (sign == '"') quoted = !quoted;
            else if (sign == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else cell.Append(sign);
        }
        cells.Add(cell.ToString());
        return cells;
    }

    private static async Task Convert(string office, string room, string to, string file)
    {
        var start = new ProcessStartInfo(office, ["--headless", $"-env:UserInstallation=file://{room}/profile", "--convert-to", to, "--outdir", room, Path.Combine(room, file)]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var said = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(0, await said);
    }
}
