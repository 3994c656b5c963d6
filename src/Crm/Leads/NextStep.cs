namespace Crm.Leads;

/// <summary>What is to be done next about a lead: an action in words, or an agreed visit.</summary>
/// <param name="What">The action; for a visit its purpose, or the place where no purpose was named.</param>
/// <param name="Visit">The visit, where it is one; then it is held or cancelled, not ticked off.</param>
public sealed record NextStep(string What, DateOnly On, Guid? Visit = null)
{
    /// <summary>What is next once this has happened too.</summary>
    public static NextStep? After(NextStep? now, object fact) => fact switch
    {
        FollowUpLogged { NextAction: { } what, NextOn: { } on } => new NextStep(what, on),
        NextActionPlanned { What: { } what, On: { } on } => new NextStep(what, on),
        NextActionPlanned or NextActionDone or LeadTerminated => null,
        LeadMerged merged => merged.Values.Next,
        LeadUnmerged apart => apart.Values.Next,
        VisitPlanned planned => new NextStep(planned.Purpose ?? planned.Place, planned.On, planned.Visit),
        VisitHeld held when held.Visit == now?.Visit => null,
        VisitCancelled cancelled when cancelled.Visit == now?.Visit => null,
        _ => now,
    };
}
