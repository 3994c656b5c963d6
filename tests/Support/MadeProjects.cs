using Crm.Leads;
using Crm.Leads.Dividing;
using Crm.Leads.Merging;
using Crm.Privacy;

namespace Crm.Testing;

/// <summary>A fact of a made project, with the day on which it was recorded; the day on which it happened stands in the fact.</summary>
public sealed record MadeFact(object Fact, DateOnly RecordedOn);

/// <summary>A made project.</summary>
public sealed record MadeProject(Guid Id, IReadOnlyList<MadeFact> Facts);

/// <summary>
/// Projects with everything that makes figures differ: skipped stages, steps back, terminations, reopenings, hand-overs to other units, transfers that were taken, declined, withdrawn, ruled on or still wait, with and without parts of the figures, revised amounts, several agreements, increases withdrawn or not, merges taken back or not, tests,
/// and facts that were recorded long after they happened, so that their days are not in the order of recording. The same ones for the same dice.
/// </summary>
public static class MadeProjects
{
    private static readonly Stage[] Stages = [.. Enum.GetValues<Stage>().Where(stage => stage != Stage.Terminated).Order()];

    /// <summary>Some projects.</summary>
    /// <param name="units">Where they lie; a unit that stands here several times gets as many more of them.</param>
    /// <param name="talks">Of ten steps so many have a follow-up written down beside, which figures know nothing of.</param>
    public static IReadOnlyList<MadeProject> Make(int number, int seed, IReadOnlyList<(string Unit, string Path)> units, DateOnly first, DateOnly last, int talks = 0)
    {
        var dice = new Random(seed);
        var all = Enumerable.Range(0, number).Select(i => One(dice, new Guid(seed, (short)(i >> 16), (short)(i & 0xFFFF), 0, 0, 0, 0, 0, 0, 0, 7), i, units, first, last, talks)).ToList();
        // Every twelfth turns out to be the one before it; half of these are taken apart again.
        for (var i = 12; i < all.Count; i += 12) (all[i - 1], all[i]) = Merge(dice, all[i - 1], all[i], last);
        return all;
    }

    private static MadeProject One(Random dice, Guid id, int number, IReadOnlyList<(string Unit, string Path)> units, DateOnly first, DateOnly last, int talks)
    {
        var facts = new List<MadeFact>();
        var opened = first.AddDays(dice.Next(last.DayNumber - first.DayNumber));
        var recorded = opened;
        var (stage, terminated, unit) = (Stage.Lead, false, units[dice.Next(units.Count)]);
        Guid? raise = null;
        string[] industries = ["C38", "C36", "I65", "G59"];
        var needs = new Needs { Industry = industries[dice.Next(4)], Region = "330521", Investment = dice.Next(4) == 0 ? null : dice.Next(1, 400) * 500m };
        Add(new LeadOpened($"XS{number:000000}", $"企业{number}", "项目", (Source)dice.Next(7), unit.Unit, unit.Path, needs, null, null, opened, dice.Next(50) == 0), opened);
        for (var steps = dice.Next(1, 14); steps > 0; steps--)
        {
            recorded = recorded.AddDays(dice.Next(0, 45));
            if (recorded > last) break;
            // Three of ten are entered late, up to four months after they happened.
            var day = dice.Next(10) < 3 ? recorded.AddDays(-dice.Next(1, 120)) : recorded;
            if (day < opened) day = opened;
            if (talks > 0 && dice.Next(10) < talks) Add(new FollowUpLogged(new Guid(number, (short)steps, 0, 0, 0, 0, 0, 0, 0, 0, 8), FollowUpKind.Phone, "客户希望六月前看地，要 80 亩，已约下周来访。", "陪同看地", day.AddDays(7), day), recorded);
            switch (dice.Next(20))
            {
                case 0 or 1: unit = units[dice.Next(units.Count)]; Add(new LeadAssigned(unit.Unit, unit.Path, dice.Next(3) == 0 ? null : "officer", null, null, day), recorded); break;
                case 2: needs = needs with { Investment = dice.Next(1, 3000) * 500m }; Add(new NeedsRevised(needs, day), recorded); break;
                case 3 when stage >= Stage.Signed && !terminated && raise is { } known && dice.Next(3) == 0: Add(new InvestmentRaiseWithdrawn(known, "误", day), recorded); raise = null; break;
                case 3 or 4 when stage >= Stage.Signed && !terminated:
                    raise = new Guid(number, (short)facts.Count, 0, 0, 0, 0, 0, 0, 0, 0, 1);
                    Add(new InvestmentRaised(raise.Value, dice.Next(1, 200) * 100m, new Evidence(EvidenceKind.Agreement, "增-1", null, day), day), recorded);
                    break;
                case 3: Add(new FollowUpLogged(Guid.NewGuid(), FollowUpKind.Phone, "谈", null, null, day), recorded); break;
                case 4 when terminated: Add(new LeadReopened(stage, "续", day), recorded); terminated = false; break;
                case 4 or 5 when !terminated: Add(new LeadTerminated(stage, (TerminationReason)dice.Next(6), null, day), recorded); terminated = true; break;
                case 6 or 7 when !terminated && stage > Stage.Lead: var back = Stages[dice.Next((int)stage - 1)]; Add(new StageSteppedBack(stage, back, "退", day), recorded); stage = back; break;
                case 8 when !terminated: Transfer(day); break;
                default:
                    if (terminated || stage == Stage.AtCapacity) break;
                    var to = Stages[Math.Min((int)stage + dice.Next(0, 3), 9)];
                    if (to == stage) break;
                    Evidence[] evidence = stage < Stage.Signed && to >= Stage.Signed || dice.Next(8) == 0 ? [new Evidence(EvidenceKind.Agreement, "协-1", null, day, dice.Next(1, 3000) * 500m)] : [];
                    Add(new StageAdvanced(stage, to, evidence, day), recorded);
                    stage = to;
                    break;
            }
        }
        return new MadeProject(id, facts);

        void Add(object fact, DateOnly on) => facts.Add(new(fact, on));

        // What comes of an offer is told some weeks later, and now and then not before it has long been so.
        void Transfer(DateOnly day)
        {
            var to = units[dice.Next(units.Count)];
            if (to.Unit == unit.Unit) return;
            var offer = new Guid(number, (short)facts.Count, 0, 0, 0, 0, 0, 0, 0, 0, 2);
            var terms = dice.Next(2) == 0 ? null : Shares(dice, unit, to, day);
            Add(new LeadOffered(offer, unit.Unit, unit.Path, to.Unit, to.Path, "选址", terms, day), recorded);
            if (!Later(ref day)) return;
            switch (dice.Next(6))
            {
                case 0: Add(new LeadOfferDeclined(offer, "不合适", day), recorded); break;
                case 1: Add(new LeadOfferWithdrawn(offer, "误", day), recorded); break;
                case 2:
                    Add(new LeadOfferDisputed(offer, to.Unit, "我方先谈", [], day), recorded);
                    if (!Later(ref day)) return;
                    var winner = dice.Next(2) == 0 ? unit : to;
                    Add(new LeadOfferRuled(offer, winner.Unit, "以选址为准", day), recorded);
                    Go(winner, day);
                    if (terms is not null) Add(new BenefitSharesSet(offer, terms, "以选址为准", day), recorded);
                    break;
                default:
                    Add(new LeadOfferAccepted(offer, null, day), recorded);
                    Go(to, day);
                    if (terms is null) break;
                    Add(new BenefitSharesSet(offer, terms, null, day), recorded);
                    if (dice.Next(4) == 0 && Later(ref day)) Add(new BenefitSharesEnded(offer, "重新约定", day), recorded);
                    break;
            }
        }

        bool Later(ref DateOnly day)
        {
            recorded = recorded.AddDays(dice.Next(0, 25));
            var on = dice.Next(10) < 3 ? recorded.AddDays(-dice.Next(1, 60)) : recorded;
            if (on > day) day = on;
            return recorded <= last;
        }

        void Go((string Unit, string Path) to, DateOnly day)
        {
            if (to.Unit != unit.Unit) Add(new LeadAssigned(to.Unit, to.Path, dice.Next(3) == 0 ? null : "officer", null, "选址", day), recorded);
            unit = to;
        }
    }

    // Between two units of which neither lies below the other.
    private static BenefitTerms? Shares(Random dice, (string Unit, string Path) one, (string Unit, string Path) other, DateOnly from)
    {
        if (one.Path.StartsWith(other.Path, StringComparison.Ordinal) || other.Path.StartsWith(one.Path, StringComparison.Ordinal)) return null;
        var (both, part) = (dice.Next(4) == 0, dice.Next(1, 10) * 10);
        UnitPart[] parts = both ? [new(one.Unit, 100), new(other.Unit, 100)] : [new(one.Unit, part), new(other.Unit, 100 - part)];
        return new BenefitTerms(from, dice.Next(1, 4), [new(ShareIndicator.SignedCount, both, parts), new(ShareIndicator.SignedAmount, both, parts)]);
    }

    private static (MadeProject Kept, MadeProject Gone) Merge(Random dice, MadeProject kept, MadeProject gone, DateOnly last)
    {
        var day = new[] { kept.Facts[^1].RecordedOn, gone.Facts[^1].RecordedOn }.Max().AddDays(dice.Next(1, 30));
        if (day > last) return (kept, gone);
        var values = new LeadValues("企业", "项目", null, new Needs { Industry = "C39", Region = "330500", Investment = 12_345 }, null);
        var brought = new BroughtAlong([new("XS", "企业", "项目", null)], [], [], [], false, false, null);
        kept = kept with { Facts = [.. kept.Facts, new(new LeadMerged(gone.Id, "XS1", values, brought, null, day), day)] };
        gone = gone with { Facts = [.. gone.Facts, new(new LeadMergedInto(kept.Id, "XS2", day), day)] };
        var apart = day.AddDays(dice.Next(1, 60));
        if (apart > last || dice.Next(2) == 0) return (kept, gone);
        return (kept with { Facts = [.. kept.Facts, new(new LeadUnmerged(gone.Id, "XS1", values with { Needs = values.Needs with { Investment = 777 } }, [], apart), apart)] },
            gone with { Facts = [.. gone.Facts, new(new LeadUnmergedFrom(kept.Id, "XS2", apart), apart)] });
    }
}
