using Crm.Team;

namespace Crm.Tests.Team;

/// <summary>A small organisation to start from: a province, a city with two districts, a park in one of them, and an administrator of the city.</summary>
internal static class Staff
{
    public static readonly DateOnly Today = new(2025, 3, 14);

    public static readonly OrganisationUnit Province = Unit("330000", "浙江省", null, UnitKind.Province);
    public static readonly OrganisationUnit City = Unit("330500", "湖州市", "330000", UnitKind.City);
    public static readonly OrganisationUnit Deqing = Unit("330521", "德清县", "330500", UnitKind.District);
    public static readonly OrganisationUnit Changxing = Unit("330522", "长兴县", "330500", UnitKind.District);
    public static readonly OrganisationUnit Park = Unit("330521-01", "莫干山高新区", "330521", UnitKind.Park);

    public static readonly Person Admin = Somebody("admin", "管理员", "330500", Role.Administrator);
    public static readonly Person Wang = Somebody("wang", "王小明", "330521", Role.Officer);

    public static readonly RosterSheet Sheet = new([Province, City, Deqing, Changxing, Park], [Admin, Wang]);

    public static Actor Acting(Person person) => Sheet.Actor(person.Login, "page")!;

    public static UnitInTree Place(OrganisationUnit unit) => Sheet.Unit(unit.Code)!;

    public static OrganisationUnit Unit(string code, string name, string? parent, UnitKind kind) =>
        OrganisationUnit.Create(new UnitFounded(code, name, parent, kind, Today));

    public static Person Somebody(string login, string name, string unit, params Role[] roles) =>
        Person.Create(new PersonAdded(login, name, unit, roles, null, Today));
}
