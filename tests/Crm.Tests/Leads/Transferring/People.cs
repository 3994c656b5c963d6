using Crm.Team;

namespace Crm.Tests.Leads.Transferring;

/// <summary>People of a city and two districts below it, in a province.</summary>
internal static class People
{
    public const string Deqing = "330521", Anji = "330523", City = "330500", Province = "330000";

    public static readonly UnitPlace DeqingPlace = new(Deqing, "德清县", $"{Province}/{City}/{Deqing}/");
    public static readonly UnitPlace AnjiPlace = new(Anji, "安吉县", $"{Province}/{City}/{Anji}/");

    public static readonly Actor Officer = Actor("chen", Deqing, Role.Officer);
    public static readonly Actor DeqingManager = Actor("shen", Deqing, Role.Manager);
    public static readonly Actor AnjiManager = Actor("zhu", Anji, Role.Manager);
    public static readonly Actor AnjiOfficer = Actor("wu", Anji, Role.Officer);
    public static readonly Actor CityManager = Actor("qian", City, Role.Manager);
    public static readonly Actor ProvinceManager = Actor("sun", Province, Role.Manager);

    /// <summary>A unit's code and those of all below it.</summary>
    public static IReadOnlySet<string> Below(string unit) => unit switch
    {
        Province => new HashSet<string> { Province, City, Deqing, Anji },
        City => new HashSet<string> { City, Deqing, Anji },
        _ => new HashSet<string> { unit },
    };

    private static Actor Actor(string login, string unit, Role role) => new(login, login, unit, "", new HashSet<Role> { role }, "page") { Units = Below(unit) };
}
