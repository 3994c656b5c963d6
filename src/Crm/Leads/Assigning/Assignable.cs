using Crm.Foundation;
using Crm.Team;

namespace Crm.Leads.Assigning;

/// <summary>Who a lead can be handed to.</summary>
public static class Assignable
{
    /// <summary>The new owner must be an officer or a manager of that unit, and not disabled.</summary>
    public static void MustWorkIn(PersonPlace? person, UnitPlace unit)
    {
        if (person is null or { Disabled: true }) throw new RuleBroken("没有这位同事，或账号已停用。") { Field = "Owner" };
        if (!person.Roles.Contains(Role.Officer) && !person.Roles.Contains(Role.Manager))
            throw new RuleBroken("{0}不是招商专员，不能负责线索。", person.Name) { Field = "Owner" };
        if (!person.UnitPath.StartsWith(unit.Path, StringComparison.Ordinal) && !unit.Path.StartsWith(person.UnitPath, StringComparison.Ordinal))
            throw new RuleBroken("{0}不属于{1}。请先选对单位。", person.Name, unit.Name) { Field = "Owner" };
    }
}
