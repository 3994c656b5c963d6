using Crm.Foundation;
using Crm.Leads.Profile;
using Crm.Team;

namespace Crm.Leads.Merging;

/// <summary>A lead that was merged into another, as the page of that one shows it.</summary>
/// <param name="OwnerName">Name of the officer who was in charge; null where it lay in the pool.</param>
/// <param name="On">The day it was merged.</param>
/// <param name="Through">Number of the lead it had been merged into before that one was merged too; null where it was merged directly.</param>
/// <param name="Next">What was planned there and did not become what is next here.</param>
/// <param name="MayUnmerge">Whether whoever asks may take it out again.</param>
public sealed record MergedSheet(
    Guid Id, string Number, string Company, string Project, Stage Stage, string UnitName, string? OwnerName, DateOnly On, string? Through, NextStep? Next, bool MayUnmerge,
    IReadOnlyList<LeadFile> Files, IReadOnlyList<PolicyAttached> Policies)
{
    internal static MergedSheet Of(MergedHistory merged, LeadFacts kept, Actor actor, IRoster roster)
    {
        var there = merged.Facts;
        return new(
            merged.Id, there.Number, there.Company, there.Project, there.Stage, roster.Unit(there.Unit)?.Name ?? there.Unit, there.Owner is { } owner ? roster.Person(owner)?.Name ?? owner : null,
            merged.On, merged.Through, there.Next is { Visit: null } next && kept.Merged.All(m => m.Values.Next != next) ? next : null,
            merged.Through is null && Rules.Permit(actor, typeof(UnmergeLeads)) && MergeRights.Has(actor, kept.Unit, kept.Owner, there.Unit, there.Owner), there.Files, there.Policies);
    }
}
