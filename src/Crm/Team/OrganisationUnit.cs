using Crm.Foundation;

namespace Crm.Team;

/// <summary>The place of a unit in the administration, from the widest to the narrowest.</summary>
public enum UnitKind
{
    /// <summary>省.</summary>
    Province = 1,

    /// <summary>设区市.</summary>
    City,

    /// <summary>区、县、县级市.</summary>
    District,

    /// <summary>园区管委会.</summary>
    Park,
}

/// <summary>An organisation unit (招商单位) as decisions need it. The tree above and below it is the <see cref="Roster"/>'s.</summary>
/// <param name="Id">Derived from <paramref name="Code"/>, so a second unit with the same code can't exist.</param>
/// <param name="Code">GB/T 2260 code, a park with a suffix.</param>
/// <param name="Name">As people call it.</param>
/// <param name="ParentCode">The unit it reports to; null at the top.</param>
/// <param name="Kind">Its place in the administration.</param>
/// <param name="Closed">Takes no new people or leads any more.</param>
public sealed record OrganisationUnit(Guid Id, string Code, string Name, string? ParentCode, UnitKind Kind, bool Closed)
{
    /// <summary>The stream of the unit with this code.</summary>
    public static Guid IdOf(string code) => Uuid5.Of("unit", code);

    public static OrganisationUnit Create(UnitFounded e) => new(IdOf(e.Code), e.Code, e.Name, e.ParentCode, e.Kind, Closed: false);

    public OrganisationUnit Apply(UnitRenamed e) => this with { Name = e.Name };

    public OrganisationUnit Apply(UnitMoved e) => this with { ParentCode = e.ParentCode };

    public OrganisationUnit Apply(UnitClosed _) => this with { Closed = true };

    public OrganisationUnit Apply(UnitReopened _) => this with { Closed = false };

    /// <summary>Refuses a change to a unit that works no more.</summary>
    public void MustBeOpen()
    {
        if (Closed) throw new RuleBroken("“{0}”已经停用，先恢复再继续。", Name);
    }

    /// <summary>Whether a unit of one kind may report to one of the other: always to a wider kind; a park also to a park.</summary>
    public static bool MayReport(UnitKind child, UnitKind parent) => child > parent || (child, parent) == (UnitKind.Park, UnitKind.Park);
}
