using Crm.Foundation;
using Crm.Team;
using Marten;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Leads.Filing;

/// <summary>Puts a file beside the lead: an agreement, a permit, a picture of the site.</summary>
/// <param name="FileId">Made by the sender, so that the same file sent twice is there once.</param>
/// <param name="Name">As the sender calls it; what can do harm in a name is taken out.</param>
[Allow(Role.Officer, Role.Manager)]
public sealed record AddFile(Guid LeadId, Guid FileId, string Name, FileContent Content, DateOnly OccurredOn) : ILeadCommand;

/// <summary>Handles <see cref="AddFile"/>: the contents are stored in the transaction of the event, so that neither is ever there alone.</summary>
public static class AddFileHandler
{
    public static async Task<Events> Handle(AddFile command, [WriteModel] Lead lead, FileShelf shelf, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        var facts = Decide(command, lead, China.Today(clock)).ToList();
        if (facts.Count > 0) await shelf.Put(session, lead.Id, command.FileId, command.Content, token);
        return [.. facts];
    }

    public static IEnumerable<object> Decide(AddFile command, Lead lead, DateOnly today)
    {
        if (lead.Files.FirstOrDefault(file => file.Id == command.FileId) is { } known)
        {
            if (known.Sha256 != command.Content.Sha256) throw new RuleBroken("这个文件编号已经用于另一份文件，请换一个编号。") { Field = nameof(command.FileId), Kind = Refusal.Conflict };
            yield break;
        }
        lead.MustBeOpen();
        lead.MustHaveRoomForAFile();
        China.MustNotBeLater(command.OccurredOn, today, nameof(command.OccurredOn));
        command.Content.MustFit(nameof(command.Content));
        var name = FileName.Clean(command.Name);
        var kind = FileKind.Of(name, command.Content.Bytes, nameof(command.Content));
        yield return new LeadFileAdded(command.FileId, name, kind.ContentType, command.Content.Bytes.Length, command.Content.Sha256, command.OccurredOn);
    }
}
