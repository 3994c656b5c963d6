using Crm.Foundation;
using Crm.Leads;
using Crm.Leads.Merging;
using Crm.Privacy;

namespace Crm.Tests.Leads.Merging;

/// <summary>
/// Four leads to which things happen by chance, among them merges, merges of merges, and their undoing in any order. Beside each stands its twin, to which the same things
/// happen but the merges.
/// </summary>
public class merging_and_taking_apart
{
    private const int Cases = 500;
    private static readonly MergeField[] Fields = Enum.GetValues<MergeField>();

    [Fact]
    public void leaves_every_lead_as_it_would_be_without()
    {
        var (undone, editedMeanwhile) = (0, 0);
        for (var seed = 0; seed < Cases; seed++)
        {
            var chance = new Chance(seed);
            chance.Run();
            (undone, editedMeanwhile) = (undone + chance.Undone, editedMeanwhile + chance.EditedMeanwhile);
        }
        undone.ShouldBeGreaterThan(Cases);
        editedMeanwhile.ShouldBeGreaterThan(Cases);
    }

    private sealed class Chance(int seed)
    {
        private readonly Random random = new(seed);
        private readonly List<(Story Real, Story Twin)> leads = [.. Enumerable.Range(1, 4).Select(n => (Open(n), Open(n)))];
        private int minute;

        public int Undone { get; private set; }

        public int EditedMeanwhile { get; private set; }

        public void Run()
        {
            var edits = new Edits(random);
            for (var step = 0; step < 45; step++)
            {
                switch (random.Next(10))
                {
                    case 0 or 1: Merge(); break;
                    case 2: Unmerge(); break;
                    default: Edit(edits); break;
                }
            }
            while (Unmerge())
            {
            }
            foreach (var lead in leads) IsAsItsTwin(lead);
        }

        private static Story Open(int n)
        {
            var contact = n % 2 == 0 ? new SealedContact(Uuid5.Of("contact", $"{n}"), null, null, null, null, null) : null;
            var needs = new Needs { Investment = n * 1000, Region = "330521", LandMu = n % 2 == 0 ? n : null, Site = (SitePreference)(n % 3) };
            return new Story(Uuid5.Of("lead", $"{n}"), new LeadOpened($"XS2026-00000{n}", $"开始{n}", $"开始项目{n}", Source.WebForm, "330521", "330000/330500/330521/", needs, contact, null, Samples.Day));
        }

        private void Edit(Edits edits)
        {
            var (real, twin) = Any(lead => lead.Lead.MergedInto is null);
            var edit = edits.Next(real);
            if (edit(real) is not { } fact) return;
            var (like, at) = (edit(twin), Now());
            real.Add(fact, at);
            if (like is not null) twin.Add(like, at);
            if (real.Lead.Merged.Count > 0) EditedMeanwhile++;
        }

        private void Merge()
        {
            var kept = Any(lead => lead.Lead.MergedInto is null).Real;
            var other = Any(lead => lead.Lead.MergedInto is null).Real;
            if (kept == other || kept.Lead.Stage == Stage.Terminated) return;
            kept.Merge(other, [.. Fields.Where(_ => random.Next(3) == 0)], Now());
            other.Row.Unit.ShouldBe("", $"case {seed}: it is listed still");
            kept.Found.Folded.ShouldContain(other.Lead.Number.ToLowerInvariant(), Case.Insensitive, $"case {seed}");
            other.Found.Persons.ShouldBeSubsetOf(kept.Found.Persons, $"case {seed}");
            other.Lead.Visits.ShouldBeSubsetOf(kept.Lead.Visits, $"case {seed}: a visit was forgotten");
        }

        private bool Unmerge()
        {
            if (!leads.Any(lead => Holds(lead.Real))) return false;
            var kept = Any(Holds);
            var merged = kept.Real.Lead.Merged[random.Next(kept.Real.Lead.Merged.Count)].Id;
            var other = leads.Single(lead => lead.Real.Id == merged);
            kept.Real.Unmerge(other.Real, Now());
            Undone++;
            foreach (var lead in new[] { kept, other }.Where(lead => lead.Real.Lead.Merged.Count == 0)) IsAsItsTwin(lead);
            return true;
        }

        private void IsAsItsTwin((Story Real, Story Twin) lead)
        {
            var (real, twin) = (lead.Real.Told().Split(','), lead.Twin.ToldLike(lead.Real).Split(','));
            // All of it in one message would hide the one field that differs.
            real.Zip(twin).Where(pair => pair.First != pair.Second).Take(5).ShouldBeEmpty($"case {seed}, {lead.Real.Lead.Number} after {string.Join(", ", lead.Real.Events.Select(e => e.Data.GetType().Name))}");
            real.Length.ShouldBe(twin.Length);
        }

        private static bool Holds(Story lead) => lead.Lead is { MergedInto: null, Merged.Count: > 0 };

        private (Story Real, Story Twin) Any(Func<Story, bool> fits)
        {
            var fitting = leads.Where(lead => fits(lead.Real)).ToList();
            return fitting[random.Next(fitting.Count)];
        }

        private DateTimeOffset Now() => Samples.Noon.AddMinutes(++minute);
    }
}
