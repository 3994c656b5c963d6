using Crm.Foundation;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace Crm.Parks.Listing;

/// <summary>One park as the list shows and filters it.</summary>
public sealed record ParkListing
{
    public Guid Id { get; init; }

    public string Name { get; init; } = "";

    /// <summary>GB/T 2260.</summary>
    public string Region { get; init; } = "";

    public ParkLevel? Level { get; init; }

    /// <summary>Code of the unit that keeps it.</summary>
    public string Unit { get; init; } = "";

    /// <summary>GB/T 4754.</summary>
    public string[] LeadingIndustries { get; init; } = [];

    /// <summary>Areas of the plots on offer, 亩, by plot.</summary>
    public IReadOnlyDictionary<Guid, decimal> Plots { get; init; } = new Dictionary<Guid, decimal>();

    /// <summary>Floor areas of the buildings on offer, ㎡, by building.</summary>
    public IReadOnlyDictionary<Guid, decimal> Buildings { get; init; } = new Dictionary<Guid, decimal>();

    /// <summary>The largest plot on offer, 亩; 0 where there is none.</summary>
    public decimal LargestPlot { get; init; }

    /// <summary>The largest building on offer, ㎡; 0 where there is none.</summary>
    public decimal LargestBuilding { get; init; }
}

/// <summary>Writes <see cref="ParkListing"/>.</summary>
public sealed partial class ParkListingProjection : SingleStreamProjection<ParkListing, Guid>
{
    public ParkListingProjection() => this.IncludeFactsBeside<ParkRegistered>();

    public override ParkListing? Evolve(ParkListing? row, Guid id, IEvent e)
    {
        row = e.Data is ParkRegistered r ? Describe(new ParkListing { Id = id, Unit = r.Unit }, r.Description) : row;
        if (row is null) return null;
        row = e.Data switch
        {
            ParkDescribed d => Describe(row, d.Description),
            PlotOffered p => row with { Plots = With(row.Plots, p.PlotId, p.Offer.LandMu) },
            PlotRevised p => row with { Plots = With(row.Plots, p.PlotId, p.Offer.LandMu) },
            PlotWithdrawn p => row with { Plots = With(row.Plots, p.PlotId, null) },
            BuildingOffered b => row with { Buildings = With(row.Buildings, b.BuildingId, b.Offer.FloorArea) },
            BuildingRevised b => row with { Buildings = With(row.Buildings, b.BuildingId, b.Offer.FloorArea) },
            BuildingWithdrawn b => row with { Buildings = With(row.Buildings, b.BuildingId, null) },
            _ => row,
        };
        return row with { LargestPlot = Largest(row.Plots), LargestBuilding = Largest(row.Buildings) };
    }

    private static ParkListing Describe(ParkListing row, ParkDescription d) =>
        row with { Name = d.Name, Region = d.Region, Level = d.Level, LeadingIndustries = [.. d.LeadingIndustries] };

    private static Dictionary<Guid, decimal> With(IReadOnlyDictionary<Guid, decimal> sizes, Guid id, decimal? size)
    {
        var others = sizes.Where(s => s.Key != id);
        return new(size is { } known ? others.Append(new(id, known)) : others);
    }

    private static decimal Largest(IReadOnlyDictionary<Guid, decimal> sizes) => sizes.Values.DefaultIfEmpty().Max();
}
