using Crm.Foundation;
using Crm.Leads.Merging;
using Crm.Privacy;
using JasperFx.Events;

namespace Crm.Leads.Profile;

/// <summary>Folds the events of a lead into <see cref="LeadFacts"/>.</summary>
public static class LeadFolding
{
    /// <summary>The facts after all of them; null where the stream is no lead's.</summary>
    public static LeadFacts? Fold(IEnumerable<IEvent> events) => events.Aggregate((LeadFacts?)null, (facts, e) => facts.After(e));

    /// <summary>The facts once this has happened too; what pages say of who did it and when is in them.</summary>
    public static LeadFacts? After(this LeadFacts? facts, IEvent e) => facts.After(e.Data) is not { } after ? null : e.Data switch
    {
        LeadFileAdded added => after with { Files = [.. after.Files.Select(f => f.Id == added.File ? f with { By = e.UserName ?? "", At = e.RecordedAt() } : f)] },
        LeadFileRemoved removed => after with
        {
            Files = [.. after.Files.Select(f => f.Id == removed.File ? f with { Removed = f.Removed! with { By = e.UserName ?? "", At = e.RecordedAt() } } : f)],
        },
        _ => after,
    };

    /// <summary>The facts once this has happened too.</summary>
    public static LeadFacts? After(this LeadFacts? facts, object fact)
    {
        if (fact is LeadOpened opened) return Open(opened);
        if (facts is null) return null;
        facts = facts with { Next = NextStep.After(facts.Next, fact) };
        return fact switch
        {
            LeadAssigned e => facts with { Unit = e.Unit, Owner = e.Owner },
            LeadShared e => facts with { SharedWith = [.. facts.SharedWith.Union([e.With])] },
            LeadNamed e => facts with { Company = e.Company, Project = e.Project, CreditCode = e.CreditCode ?? facts.CreditCode },
            ContactRecorded e => facts with { SealedContacts = [.. facts.SealedContacts.Where(c => c.Person != e.Contact.Person), Merge(facts, e.Contact)] },
            NeedsRevised e => facts with { Needs = e.Needs },
            FollowUpLogged e => facts with { LastFollowUp = Later(facts.LastFollowUp, e.OccurredOn) },
            VisitPlanned e => facts with { Visits = [.. facts.Visits, new LeadVisit(e.Visit, e.Direction, e.On, e.Place, e.Purpose, null)] },
            VisitHeld e => facts with { Visits = Held(facts.Visits, e), LastFollowUp = Later(facts.LastFollowUp, e.OccurredOn) },
            VisitCancelled e => facts with { Visits = [.. facts.Visits.Where(v => v.Id != e.Visit)] },
            PolicyAttached e => facts with { Policies = [.. facts.Policies, e] },
            PolicyDetached e => facts with { Policies = [.. facts.Policies.Where(p => (p.Document, p.Version) != (e.Document, e.Version) || (e.Quote is { } quote && p.Quote != quote))] },
            LeadFileAdded e => facts with { Files = [.. facts.Files, new LeadFile(e.File, e.Name, e.ContentType, e.Bytes, e.Sha256, e.OccurredOn, false, "", default, null)] },
            LeadFileRemoved e => facts with { Files = [.. facts.Files.Select(f => f.Id == e.File ? f with { Removed = new FileRemoval(e.Reason, "", default) } : f)] },
            StageAdvanced e => Advance(facts, e),
            InvestmentRaised e => facts with { Raises = [.. facts.Raises, e] },
            InvestmentRaiseWithdrawn e => facts with { Raises = [.. facts.Raises.Where(raise => raise.Raise != e.Raise)] },
            StageSteppedBack e => facts with { Stage = e.To, Reached = [.. facts.Reached.Where(s => s.Stage <= e.To)] },
            BenefitSharesSet e => facts with { Shares = [.. facts.Shares, new SharesHeld(e.Agreement, e.Terms)] },
            BenefitSharesEnded e => facts with { Shares = [.. facts.Shares.Select(held => held.Agreement == e.Agreement ? held with { EndedOn = e.OccurredOn } : held)] },
            LeadTerminated e => facts with { Stage = Stage.Terminated, Ended = new Ending(e.From, e.Reason, e.Note, e.OccurredOn) },
            LeadReopened e => facts with { Stage = e.To, Ended = null },
            LeadMerged e => Take(facts, e.Values) with
            {
                Visits = [.. facts.Visits, .. e.Brought.Visits.Select(v => new LeadVisit(v.Id, v.Direction, v.On, v.Place, v.Purpose, null))],
                SharedWith = MergeSharing.After(facts.SharedWith, e),
                Merged = [.. facts.Merged, e],
            },
            LeadUnmerged e => Take(facts, e.Values) with
            {
                Visits = [.. facts.Visits.Where(v => v.Result is not null || !facts.Merged.Any(m => m.Lead == e.Lead && m.Brought.Visits.Any(b => b.Id == v.Id)))],
                SharedWith = MergeSharing.After(facts.SharedWith, e),
                Merged = [.. facts.Merged.Where(m => m.Lead != e.Lead)],
            },
            LeadMergedInto e => facts with { MergedInto = new MergedLink(e.Lead, e.Number) },
            LeadUnmergedFrom => facts with { MergedInto = null },
            _ => facts,
        };
    }

    private static LeadFacts Take(LeadFacts facts, LeadValues values) =>
        facts with { Company = values.Company, Project = values.Project, CreditCode = values.CreditCode, Needs = values.Needs, Next = values.Next };

    private static LeadFacts Open(LeadOpened e) => new()
    {
        Number = e.Number,
        Company = e.Company,
        Project = e.Project,
        Source = e.Source,
        Inquiry = e.Inquiry,
        OpenedOn = e.OccurredOn,
        Reached = [new StageEntry(Stage.Lead, e.OccurredOn, [])],
        Unit = e.Unit,
        Needs = e.Needs,
        SealedContacts = e.Contact is { } contact ? [contact] : [],
    };

    private static LeadFacts Advance(LeadFacts facts, StageAdvanced e)
    {
        var skipped = Enum.GetValues<Stage>().Where(stage => stage > e.From && stage < e.To).Select(stage => new StageEntry(stage, null, []));
        var agreement = e.Evidence.LastOrDefault(x => x.Kind == EvidenceKind.Agreement);
        var registration = e.Evidence.LastOrDefault(x => x.Kind == EvidenceKind.Registration);
        return facts with
        {
            Stage = e.To,
            Reached = [.. facts.Reached, .. skipped, new StageEntry(e.To, e.OccurredOn, e.Evidence)],
            Evidence = [.. facts.Evidence, .. e.Evidence],
            Files = [.. facts.Files.Select(f => e.Evidence.Any(x => x.File == f.Id) ? f with { Proof = true } : f)],
            Agreed = agreement?.Amount ?? facts.Agreed,
            CreditCode = registration?.Number ?? facts.CreditCode,
        };
    }

    private static IReadOnlyList<LeadVisit> Held(IReadOnlyList<LeadVisit> visits, VisitHeld e) =>
    [
        .. visits.Where(v => v.Id != e.Visit),
        new LeadVisit(e.Visit, e.Direction, e.OccurredOn, e.Place, visits.FirstOrDefault(v => v.Id == e.Visit)?.Purpose, e.Result),
    ];

    // A later record of the same person may leave out what is already known.
    private static SealedContact Merge(LeadFacts facts, SealedContact now) => facts.SealedContacts.FirstOrDefault(c => c.Person == now.Person) is { } before
        ? new SealedContact(now.Person, now.Name ?? before.Name, now.Phone ?? before.Phone, now.Email ?? before.Email, now.WeChat ?? before.WeChat, now.Position ?? before.Position)
        : now;

    private static DateOnly Later(DateOnly? a, DateOnly b) => a > b ? a.Value : b;
}
