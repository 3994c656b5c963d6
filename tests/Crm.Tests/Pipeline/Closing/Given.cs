using Crm.Pipeline.Closing;
using Crm.Team;

namespace Crm.Tests.Pipeline.Closing;

/// <summary>A province, a city and a district, and what they closed.</summary>
internal sealed class Given : IRoster
{
    public const string Province = "330000";
    public const string City = "330500";
    public const string District = "330521";

    public IReadOnlyList<UnitPlace> Units => [new(Province, "浙江省", "330000/"), new(City, "湖州市", "330000/330500/"), new(District, "德清县", "330000/330500/330521/")];

    /// <summary>A moment of a day in July 2026.</summary>
    public static DateTimeOffset July(int day) => new(2026, 7, day, 2, 0, 0, TimeSpan.Zero);

    /// <summary>A unit's book in which months are closed.</summary>
    public static ClosingBook Closed(string unit, params (int Month, DateTimeOffset At)[] months) =>
        new() { Id = ClosingBook.IdOf(unit), Unit = unit, Closings = [.. months.Select(month => new ClosedMonth(month.Month, month.At, "lu"))] };

    /// <summary>The books of some units.</summary>
    public static ClosedBooks Books(params ClosingBook[] books) => new(new Given(), books);

    public Actor? Find(string login, string channel) => null;

    public UnitPlace? Unit(string code) => Units.FirstOrDefault(unit => unit.Code == code);

    public IReadOnlySet<string> Below(string code) => Units.Where(unit => unit.Path.Contains(code, StringComparison.Ordinal)).Select(unit => unit.Code).ToHashSet();

    public IReadOnlyList<PersonPlace> People(string unitPath, Role role) => [];

    public PersonPlace? Person(string login) => null;
}
