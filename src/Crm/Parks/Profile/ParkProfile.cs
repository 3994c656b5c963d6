using Crm.Foundation;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace Crm.Parks.Profile;

/// <summary>Everything a park's page shows. Matching reads its sites from here too, now or as of any earlier version.</summary>
public sealed record ParkProfile
{
    public Guid Id { get; init; }

    /// <summary>How many events it was made of: the version of the stream, to be named in commands that overwrite.</summary>
    public long Version { get; init; }

    /// <summary>Code of the unit that keeps the park.</summary>
    public string Unit { get; init; } = "";

    public ParkDescription Description { get; init; } = new() { Name = "", Region = "" };

    /// <summary>Plots on offer and plots that were.</summary>
    public IReadOnlyList<ParkPlot> Plots { get; init; } = [];

    /// <summary>Buildings on offer and buildings that were.</summary>
    public IReadOnlyList<ParkBuilding> Buildings { get; init; } = [];

    /// <summary>All sets of admission rules that count, the newest first.</summary>
    public IReadOnlyList<AdmissionRules> Admission { get; init; } = [];

    /// <summary>Sets that were declared void, with the reason.</summary>
    public IReadOnlyList<VoidAdmission> Void { get; init; } = [];

    /// <summary>How many sites can be had.</summary>
    public int SitesOnOffer { get; init; }
}

/// <summary>A plot as its park's page shows it.</summary>
/// <param name="Withdrawn">Why and when it was taken off; null while it can be had.</param>
public sealed record ParkPlot(Guid Id, PlotOffer Offer, Withdrawal? Withdrawn = null);

/// <summary>A building as its park's page shows it.</summary>
/// <param name="Withdrawn">Why and when it was taken off; null while it can be had.</param>
public sealed record ParkBuilding(Guid Id, BuildingOffer Offer, Withdrawal? Withdrawn = null);

/// <summary>Why and when a site was taken off the offer.</summary>
public sealed record Withdrawal(WithdrawalReason Reason, string? Note, DateOnly On);

/// <summary>A set of admission rules that was declared void.</summary>
public sealed record VoidAdmission(AdmissionRules Rules, string Reason, DateOnly On);

/// <summary>Writes <see cref="ParkProfile"/>.</summary>
public sealed partial class ParkProfileProjection : SingleStreamProjection<ParkProfile, Guid>
{
    public ParkProfileProjection() => this.IncludeFactsBeside<ParkRegistered>();

    public override ParkProfile? Evolve(ParkProfile? park, Guid id, IEvent e) =>
        park is null && e.Data is not ParkRegistered ? null : After(park ?? new ParkProfile(), id, e.Data);

    /// <summary>The park after one more of its facts.</summary>
    public static ParkProfile After(ParkProfile park, Guid id, object fact)
    {
        park = fact switch
        {
            ParkRegistered r => park with { Id = id, Unit = r.Unit, Description = r.Description },
            ParkDescribed d => park with { Description = d.Description },
            PlotOffered p => park with { Plots = Put(park.Plots, new ParkPlot(p.PlotId, p.Offer), x => x.Id) },
            PlotRevised p => park with { Plots = Put(park.Plots, new ParkPlot(p.PlotId, p.Offer), x => x.Id) },
            PlotWithdrawn w => park with { Plots = [.. park.Plots.Select(p => p.Id == w.PlotId ? p with { Withdrawn = new(w.Reason, w.Note, w.OccurredOn) } : p)] },
            BuildingOffered b => park with { Buildings = Put(park.Buildings, new ParkBuilding(b.BuildingId, b.Offer), x => x.Id) },
            BuildingRevised b => park with { Buildings = Put(park.Buildings, new ParkBuilding(b.BuildingId, b.Offer), x => x.Id) },
            BuildingWithdrawn w => park with { Buildings = [.. park.Buildings.Select(b => b.Id == w.BuildingId ? b with { Withdrawn = new(w.Reason, w.Note, w.OccurredOn) } : b)] },
            AdmissionRulesAdopted a => park with { Admission = [.. park.Admission.Append(a.Rules).OrderByDescending(x => x.ValidFrom)] },
            AdmissionRulesRevoked a => Revoke(park, a),
            _ => park,
        };
        return park with
        {
            Version = park.Version + 1,
            SitesOnOffer = park.Plots.Count(p => p.Withdrawn is null) + park.Buildings.Count(b => b.Withdrawn is null),
        };
    }

    // A site keeps its place in the list when it changes, and moves to the end only when it is new.
    private static IReadOnlyList<T> Put<T>(IReadOnlyList<T> list, T item, Func<T, Guid> id) =>
        list.Any(x => id(x) == id(item)) ? [.. list.Select(x => id(x) == id(item) ? item : x)] : [.. list, item];

    private static ParkProfile Revoke(ParkProfile park, AdmissionRulesRevoked e) => park with
    {
        Admission = [.. park.Admission.Where(r => r.ValidFrom != e.ValidFrom)],
        Void = [.. park.Void, .. park.Admission.Where(r => r.ValidFrom == e.ValidFrom).Select(r => new VoidAdmission(r, e.Reason, e.OccurredOn))],
    };
}
