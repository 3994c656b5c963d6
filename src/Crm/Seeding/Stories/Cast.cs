using Crm.Team;

namespace Crm.Seeding.Stories;

/// <summary>Who of the demo staff does what.</summary>
internal static class Cast
{
    /// <summary>Answers the hotline.</summary>
    public const string Agent = "hotline";

    /// <summary>Looks after the policy library.</summary>
    public const string Editor = "editor";

    private static readonly IReadOnlyDictionary<string, SeedUnit> Units = ReferenceData.Units.ToDictionary(u => u.Code);

    /// <summary>Everybody who owns leads.</summary>
    public static IReadOnlyList<DemoPerson> Officers { get; } = [.. DemoWords.Team.Where(p => p.Roles.Contains(Role.Officer))];

    /// <summary>An officer for a new lead; the one whose sign-in is handed out gets the most.</summary>
    public static DemoPerson Officer(Diary diary) => diary.Pick(Officers, p => p.Login == "officer" ? 7 : p.Unit.EndsWith("00", StringComparison.Ordinal) ? 2 : 1);

    /// <summary>The nearest manager over a unit.</summary>
    public static DemoPerson ManagerOver(string unit) => Upwards(unit).Select(code => DemoWords.Team.FirstOrDefault(p => p.Unit == code && p.Roles.Contains(Role.Manager))).First(p => p is not null)!;

    /// <summary>Another officer under the same manager; null where there is none.</summary>
    public static DemoPerson? Colleague(DemoPerson officer, Diary diary)
    {
        var manager = ManagerOver(officer.Unit);
        var colleagues = Officers.Where(p => p != officer && Upwards(p.Unit).Contains(manager.Unit)).ToList();
        return colleagues.Count == 0 ? null : diary.Pick(colleagues);
    }

    private static IEnumerable<string> Upwards(string unit)
    {
        for (var at = Units.GetValueOrDefault(unit); at is not null; at = at.Parent is null ? null : Units[at.Parent]) yield return at.Code;
    }
}
