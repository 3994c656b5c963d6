using Crm.Foundation;
using Crm.Team;

namespace Crm.Inquiries;

/// <summary>To whom a call or an inquiry is handed.</summary>
/// <param name="Unit">Code of the unit.</param>
/// <param name="To">Login of the colleague; null for the unit as a whole.</param>
public sealed record HandOver(string Unit, string? To = null)
{
    /// <summary>Whoever does one of these deals with investors.</summary>
    public static readonly IReadOnlyList<Role> Roles = [Role.HotlineAgent, Role.Officer, Role.Manager];

    /// <summary>The unit, once it is certain that it exists and that the colleague works there and answers investors.</summary>
    /// <exception cref="RuleBroken">At <paramref name="field"/>.</exception>
    public static UnitPlace Place(HandOver handOver, IRoster roster, string field)
    {
        var place = roster.Unit(handOver.Unit) ?? throw new RuleBroken("没有这个招商单位。") { Field = field };
        if (handOver.To is null) return place;
        if (roster.Person(handOver.To) is not { Disabled: false } person) throw new RuleBroken("没有这位同事，或账号已停用。") { Field = field };
        if (!person.Roles.Overlaps(Roles)) throw new RuleBroken("{0}不接待投资方，请换一位同事。", person.Name) { Field = field };
        if (!person.UnitPath.StartsWith(place.Path, StringComparison.Ordinal)) throw new RuleBroken("{0}不属于{1}。请先选对单位。", person.Name, place.Name) { Field = field };
        return place;
    }
}
