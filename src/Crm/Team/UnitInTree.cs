using Crm.Foundation;

namespace Crm.Team;

/// <summary>A unit with its place in the tree.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Path">Codes from the root to this unit, each followed by a slash.</param>
public sealed record UnitInTree(OrganisationUnit Unit, string Path)
{
    /// <summary>How many units stand above it.</summary>
    public int Depth => Path.Count(c => c == '/') - 1;

    /// <summary>What other modules see of it.</summary>
    public UnitPlace Place => new(Unit.Code, Unit.Name, Path);

    /// <summary>Refuses new people and new units for an office that works no more.</summary>
    public void MustBeOpen(string? field = null)
    {
        if (Unit.Closed) throw new RuleBroken("“{0}”已经停用，请选别的单位。", Unit.Name) { Field = field };
    }

    /// <summary>Refuses a tree that stands on its head.</summary>
    public void MustBeAbleToLead(UnitKind kind, string? field = null)
    {
        if (!OrganisationUnit.MayReport(kind, Unit.Kind)) throw new RuleBroken("“{0}”的层级不比这个单位高，不能作它的上级。", Unit.Name) { Field = field };
    }
}
