using Crm.Foundation;
using Crm.Team;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Leads.Filing;

/// <summary>Takes a file off the lead's list. Its contents stay, for those who reach the lead and ask for what was removed.</summary>
[Allow(Role.Officer, Role.Manager)]
public sealed record RemoveFile(Guid LeadId, Guid FileId, string Reason, DateOnly OccurredOn) : ILeadCommand;

/// <summary>Handles <see cref="RemoveFile"/>.</summary>
public static class RemoveFileHandler
{
    public static Events Handle(RemoveFile command, [WriteModel] Lead lead, TimeProvider clock) => [.. Decide(command, lead, China.Today(clock))];

    public static IEnumerable<object> Decide(RemoveFile command, Lead lead, DateOnly today)
    {
        lead.MustBeOpen();
        if (lead.MustHaveFile(command.FileId).Proof) throw new RuleBroken("这份文件已经是某个阶段的证明，不能移除。");
        Reasons.MustBeGiven(command.Reason, nameof(command.Reason));
        China.MustNotBeLater(command.OccurredOn, today, nameof(command.OccurredOn));
        yield return new LeadFileRemoved(command.FileId, command.Reason.Trim(), command.OccurredOn);
    }
}
