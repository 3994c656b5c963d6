using Crm.Foundation;
using Crm.Team;

namespace Crm.Hotline;

/// <summary>Who may look at the caller of a confidential call, of those who reach the call.</summary>
/// <param name="Roles">Whoever does one of these.</param>
/// <param name="People">Logins.</param>
public sealed record CallReaders(IReadOnlyList<Role> Roles, IReadOnlyList<string> People)
{
    /// <summary>Roles that can be named: the others reach no call.</summary>
    public static readonly IReadOnlyList<Role> Nameable = [Role.HotlineAgent, Role.Officer, Role.Manager, Role.Auditor];

    /// <summary>What an agent marks with one tick: the managers, and the agent.</summary>
    public static readonly CallReaders Usual = new([Role.Manager], []);

    /// <summary>Whether this person may look.</summary>
    public bool Include(Actor actor) => actor.IsJob || Roles.Any(role => actor.Is(role)) || People.Contains(actor.Login);

    /// <summary>The mark; whoever sets it is always among those who may look.</summary>
    public CallMarkedConfidential MarkedBy(Actor actor, DateOnly day) => new([.. Roles.Distinct().Order()], [.. People.Append(actor.Login).Distinct()], day);

    /// <summary>Refuses roles that reach no call, and people who are not there.</summary>
    /// <exception cref="RuleBroken">At <paramref name="field"/>.</exception>
    public void MustBeKnown(IRoster roster, string field)
    {
        if (Roles is null || People is null || People.Count > 50) throw new RuleBroken("请选谁可以查看来电人。") { Field = field, Kind = Refusal.Input };
        if (Roles.Except(Nameable).Any()) throw new RuleBroken("这个岗位看不到来电，不能指定。") { Field = field, Kind = Refusal.Input };
        foreach (var login in People)
            if (roster.Person(login) is not { Disabled: false } person || !person.Roles.Overlaps(Nameable)) throw new RuleBroken("没有这位同事，或账号已停用。") { Field = field, Kind = Refusal.Input };
    }
}
