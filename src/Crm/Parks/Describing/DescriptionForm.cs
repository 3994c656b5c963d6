using Crm.Foundation.Formats;

namespace Crm.Parks.Describing;

/// <summary>What is said about a park, as it stands in a form.</summary>
public sealed class DescriptionForm
{
    /// <summary>A form filled with what is known; empty for a new park.</summary>
    public DescriptionForm(ParkDescription? park = null)
    {
        if (park is null) return;
        (Name, Region, Level, Address, Summary) = (park.Name, park.Region, park.Level, park.Address, park.Summary);
        AreaKm2 = Figure.Typed(park.AreaKm2);
        LeadingIndustries = park.LeadingIndustries;
        Figures = [.. park.Figures.Select(f => new FigureForm { Name = f.Name, Value = f.Value, Source = f.Source })];
    }

    public string Name { get; set; } = "";

    public string? Region { get; set; }

    public ParkLevel? Level { get; set; }

    public IReadOnlyList<string> LeadingIndustries { get; set; } = [];

    public string? Address { get; set; }

    public string? AreaKm2 { get; set; }

    public string? Summary { get; set; }

    public List<FigureForm> Figures { get; } = [];

    /// <summary>The description.</summary>
    /// <exception cref="Foundation.RuleBroken">The area can't be read; names its field.</exception>
    public ParkDescription Read() => new()
    {
        Name = Name.Trim(),
        Region = Region ?? "",
        Level = Level,
        LeadingIndustries = LeadingIndustries,
        Address = string.IsNullOrWhiteSpace(Address) ? null : Address.Trim(),
        AreaKm2 = Figure.ParseIfGiven(AreaKm2, nameof(AreaKm2)),
        Summary = string.IsNullOrWhiteSpace(Summary) ? null : Summary.Trim(),
        Figures = [.. Figures.Where(f => !f.IsEmpty).Select(f => new ParkFigure(f.Name.Trim(), f.Value.Trim(), string.IsNullOrWhiteSpace(f.Source) ? null : f.Source.Trim()))],
    };
}

/// <summary>A figure about a park, as it stands in a form.</summary>
public sealed class FigureForm
{
    public string Name { get; set; } = "";

    public string Value { get; set; } = "";

    public string? Source { get; set; }

    /// <summary>Nothing was typed.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Name + Value + Source);
}
