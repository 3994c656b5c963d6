using Crm.Foundation;
using Crm.Leads.Touching;
using Crm.Team;
using Marten;

namespace Crm.Leads.Packing;

/// <summary>Whoever has the link opens a policy pack or takes a file of it: the lead hears of it, wherever it was merged to. The same within an hour is once.</summary>
[Allow(Visitors = true)]
public sealed record OpenPolicyPack(string Link, PackOpening How) : ICommand;

/// <summary>Handles <see cref="OpenPolicyPack"/>.</summary>
public static class OpenPolicyPackHandler
{
    private const int Most = 500;

    public static async Task Handle(OpenPolicyPack command, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        var pack = await PackLinks.Find(command.Link, session, token);
        var facts = Decide(command, pack, clock.GetUtcNow()).ToArray();
        if (facts.Length > 0) session.Events.Append(await LeadTouching.Standing(pack.Lead, session, token), facts);
    }

    public static IEnumerable<object> Decide(OpenPolicyPack command, PolicyPack pack, DateTimeOffset now)
    {
        if (!Enum.IsDefined(command.How)) throw new RuleBroken("没有这个格式的文件。") { Field = nameof(command.How), Kind = Refusal.Input };
        if (pack.Revoked) throw new RuleBroken("这个链接已经撤回。需要的话请联系给您链接的人。");
        if (!pack.IsOpen(now)) throw new RuleBroken("这个链接已经过期。需要的话请联系给您链接的人。");
        if (pack.Openings.Any(o => o.How == command.How && o.At > now.AddHours(-1)) || pack.Opened >= Most) yield break;
        yield return new PolicyPackOpened(pack.Id, pack.Title, command.How, China.DayOf(now));
    }
}
