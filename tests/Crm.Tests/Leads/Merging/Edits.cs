using Crm.Foundation;
using Crm.Leads;
using Crm.Privacy;

namespace Crm.Tests.Leads.Merging;

/// <summary>
/// What people do to a lead, by chance. Each edit is what somebody meant, and becomes a fact on whatever the lead looks like when it is done: a form hands in the fields nobody
/// touched as they stand. Values never repeat, so that an edit is an edit.
/// </summary>
internal sealed class Edits(Random random)
{
    private static readonly EvidenceKind[] Kinds = Enum.GetValues<EvidenceKind>();
    private int count;

    /// <summary>The next one, as a fact for a lead as it stands; null where it makes no sense there.</summary>
    /// <param name="lead">What the person sees.</param>
    public Func<Story, object?> Next(Story lead)
    {
        var (n, day) = (++count, Samples.Day.AddDays(random.Next(60)));
        if (lead.Lead.TerminatedFrom is { } from) return random.Next(2) == 0 ? _ => null : _ => new LeadReopened(from, "再来", day);
        switch (random.Next(28))
        {
            case 0: return s => new LeadNamed($"企业{n}有限公司", s.Facts.Project, null, day);
            case 1: return s => new LeadNamed(s.Facts.Company, $"项目{n}", null, day);
            case 2: return s => new LeadNamed(s.Facts.Company, s.Facts.Project, $"码{n}", day);
            case 3: return s => new NeedsRevised(s.Facts.Needs with { LandMu = n }, day);
            case 4: return s => new NeedsRevised(s.Facts.Needs with { Investment = n, Currency = "USD", OriginalInvestment = n / 7m }, day);
            case 5: return s => new NeedsRevised(s.Facts.Needs with { Remarks = $"备注{n}", Region = $"33{n:D4}" }, day);
            case 6: return s => new NeedsRevised(s.Facts.Needs with { FloorArea = n, PowerKva = n, WantedBy = Samples.Day.AddDays(n), Industry = $"C{n}" }, day);
            case 7: return _ => new NextActionPlanned($"步骤{n}", day, day);
            case 8: return _ => new NextActionPlanned(null, null, day);
            case 9: return lead.Facts.Next is { Visit: null } next ? s => s.Facts.Next?.What == next.What ? new NextActionDone(next.What, day) : null : _ => null;
            case 10: return _ => new FollowUpLogged(New(), FollowUpKind.Phone, "谈了", null, null, day);
            case 11: return _ => new FollowUpLogged(New(), FollowUpKind.Visit, "谈了", $"步骤{n}", day, day);
            case 12 or 13:
                var planned = new VisitPlanned(New(), VisitDirection.InvestorComes, day, $"地点{n}", null, day);
                return _ => planned;
            case 14: return lead.Lead.Visits is [.., var held] ? _ => new VisitHeld(held.Id, held.Direction, held.Place, "看了", day) : _ => null;
            // A visit that came along is not there without the merge, so nothing is cancelled.
            case 15: return lead.Lead.Visits is [var off, ..] ? s => s.Lead.Visits.Any(v => v.Id == off.Id) ? new VisitCancelled(off.Id, "改期", day) : null : _ => null;
            case 16: return lead.Facts.SharedWith.Contains($"人{n % 5}") || lead.Facts.Owner == $"人{n % 5}" ? _ => null : _ => new LeadShared($"人{n % 5}", day);
            case 17:
                var owner = random.Next(3) == 0 ? null : $"人{n % 5}";
                return s => new LeadAssigned("330521", "330000/330500/330521/", owner, s.Facts.Owner, null, day);
            case 18 or 19:
                var contact = new SealedContact(Uuid5.Of("contact", $"{random.Next(12)}"), null, null, null, null, $"职务{n}");
                return _ => new ContactRecorded(contact, day);
            case 20: return _ => new PolicyAttached(New(), 1, "政策", "一段", null, day);
            case 21: return _ => new LeadFileAdded(New(), $"{n}.pdf", "application/pdf", n, $"{n}", day);
            case 22: return _ => new LeadTouched(New(), Source.WebForm, "又问", day);
            case 23: return Advance(lead, day, n);
            case 24: return lead.Lead is { Stage: > Stage.Lead and not Stage.Terminated } ? s => new StageSteppedBack(s.Lead.Stage, s.Lead.Stage - 1, "退", day) : _ => null;
            case 25: return _ => new LeadReminded(3, "人1", day);
            case 26: return _ => new ParkShortlisted(New(), New(), "园区", "地块", day);
            default: return s => new LeadTerminated(s.Lead.Stage, TerminationReason.NoFittingSite, null, day);
        }
    }

    // The rule decides on what the person sees; without the merge it might have asked for a talk of its own first, which changes nothing of what was done.
    private Func<Story, object?> Advance(Story lead, DateOnly day, int n)
    {
        if (lead.Lead.Stage is Stage.Terminated or Stage.AtCapacity) return _ => null;
        var to = lead.Lead.Stage + 1;
        Evidence[] evidence = to >= Stage.Signed ? [.. Kinds.Select(kind => new Evidence(kind, kind == EvidenceKind.Registration ? $"证{n}" : $"号{n}", On: day, Amount: n))] : [];
        return s => new StageAdvanced(s.Lead.Stage, to, evidence, day);
    }

    private Guid New() => Uuid5.Of("edit", $"{count}");
}
