using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.Parks.Listing;
using Crm.Team;
using Marten;

namespace Crm.Inquiries.Asking;

/// <summary>Which unit answers for what a visitor asks about: the one that keeps the park, else the one of the place they chose, else the one at the top.</summary>
public sealed class AskedPark(IRoster roster)
{
    /// <summary>The unit and the region.</summary>
    /// <exception cref="RuleBroken">There is no such place or park, or no unit at all.</exception>
    public async Task<(UnitPlace Unit, string? Region)> Place(AskOnline command, IQuerySession session, CancellationToken token)
    {
        var park = command.Park is { } id ? await session.LoadAsync<ParkListing>(id, token) : null;
        if (command.Park is not null && park is null) throw new RuleBroken("没有这个园区，请去掉园区再提交，或在咨询内容里写明。") { Field = nameof(command.Park) };
        return Place(park?.Unit, park?.Region, command.Place, roster.Units);
    }

    /// <summary>The same for a park that is known.</summary>
    /// <param name="keeper">Code of the unit that keeps the park.</param>
    /// <param name="region">Where the park lies.</param>
    /// <param name="chosen">Code of the unit whose place was chosen.</param>
    /// <param name="units">Every open unit, parents first.</param>
    public static (UnitPlace Unit, string? Region) Place(string? keeper, string? region, string? chosen, IReadOnlyList<UnitPlace> units)
    {
        if (units.Count == 0) throw new RuleBroken("网站还没有设好受理单位，请打电话咨询。");
        if (keeper is not null && units.FirstOrDefault(u => u.Code == keeper) is { } keeping) return (keeping, region);
        if (chosen.Filled() is not { } place) return (units[0], region);
        var unit = units.FirstOrDefault(u => u.Code == place) ?? throw new RuleBroken("没有这个地区，请重新选择。") { Field = nameof(AskOnline.Place) };
        return (unit, region ?? RegionOf(place));
    }

    private static string? RegionOf(string unit) => (Regions.Find(unit) ?? (unit.Length > 6 ? Regions.Find(unit[..6]) : null))?.Code;
}
