using Crm.Foundation;
using Crm.Parks;

namespace Crm.Seeding;

/// <summary>Units, parks, targets and their sources, as they lie in the top folder <c>seeds</c>. What is invented there says so with "demo".</summary>
public static class ReferenceData
{
    private static readonly string[] Cities = ["hangzhou", "ningbo", "wenzhou", "huzhou", "shaoxing", "taizhou"];

    /// <summary>Organisation units, each after the one it reports to.</summary>
    public static IReadOnlyList<SeedUnit> Units { get; } = SeedFiles.Read<SeedUnit[]>("units.json");

    /// <summary>Parks with their plots, buildings and admission rules.</summary>
    public static IReadOnlyList<SeedPark> Parks { get; } = [.. Cities.SelectMany(city => SeedFiles.Read<SeedPark[]>($"parks/{city}.json"))];

    /// <summary>Targets and results that the documents name.</summary>
    public static IReadOnlyList<SeedTarget> Targets { get; } = SeedFiles.Read<SeedTarget[]>("targets.json");

    /// <summary>The public documents that facts and figures come from.</summary>
    public static IReadOnlyList<SeedDocument> Documents { get; } = SeedFiles.Read<SeedDocument[]>("documents.json");
}

/// <summary>An organisation unit (招商单位).</summary>
/// <param name="Code">GB/T 2260 code, a park committee with a suffix.</param>
/// <param name="Name">As people call it.</param>
/// <param name="Parent">Code of the unit it reports to; null at the top.</param>
public sealed record SeedUnit(string Code, string Name, string? Parent = null);

/// <summary>A public document, by its title in the policy library.</summary>
public sealed record SeedDocument(string Id, string Title, string Region, int Year);

/// <summary>A figure a unit set itself, or reached.</summary>
/// <param name="Unit">Code of the unit.</param>
/// <param name="Year">The year it is for.</param>
/// <param name="Kind">Set or reached.</param>
/// <param name="Indicator">Stable name of the indicator.</param>
/// <param name="Name">The indicator in words.</param>
/// <param name="Value">The figure, in <paramref name="Measure"/>; a target is "at least".</param>
/// <param name="Measure">个, %, 亩, 亿元 …</param>
/// <param name="Source">Id of the document it stands in.</param>
public sealed record SeedTarget(string Unit, int Year, TargetKind Kind, string Indicator, string Name, decimal Value, string Measure, string Source);

/// <summary>Whether a figure was aimed at or reached.</summary>
public enum TargetKind
{
    /// <summary>目标.</summary>
    Target,

    /// <summary>实绩.</summary>
    Actual,
}

/// <summary>A park (园区).</summary>
/// <param name="Id">Short stable name.</param>
/// <param name="Name">Official name.</param>
/// <param name="Unit">Code of the unit in charge.</param>
/// <param name="Region">Where it lies, six-digit GB/T 2260 code.</param>
/// <param name="Industries">Leading industries, GB/T 4754.</param>
/// <param name="Facts">What the documents say about it, in our own words.</param>
/// <param name="Plots">Land on offer.</param>
/// <param name="Buildings">Buildings on offer.</param>
/// <param name="Admission">Admission rules, oldest first.</param>
public sealed record SeedPark(
    string Id, string Name, string Unit, string Region, IReadOnlyList<string> Industries, IReadOnlyList<SeedFact> Facts,
    IReadOnlyList<SeedPlot> Plots, IReadOnlyList<SeedBuilding> Buildings, IReadOnlyList<SeedAdmission> Admission);

/// <summary>A fact with the document it comes from.</summary>
public sealed record SeedFact(string Text, string Source);

/// <summary>A plot (地块).</summary>
/// <param name="Code">Unique code.</param>
/// <param name="Name">As people call it.</param>
/// <param name="AreaMu">Size in 亩.</param>
/// <param name="PricePerMu">Asking price, 万元 per 亩.</param>
/// <param name="PowerKva">Power that can be had, kVA.</param>
/// <param name="ReadyOn">The day it can be handed over.</param>
/// <param name="Status">Whether it can be had.</param>
/// <param name="Demo">Invented.</param>
/// <param name="SmallestMu">Smallest part given away separately, 亩; null where it goes as a whole.</param>
public sealed record SeedPlot(
    string Code, string Name, decimal AreaMu, decimal PricePerMu, decimal PowerKva, DateOnly ReadyOn, SiteStatus Status, bool Demo, decimal? SmallestMu = null);

/// <summary>A factory or warehouse building (厂房仓库).</summary>
/// <param name="Code">Unique code.</param>
/// <param name="Name">As people call it.</param>
/// <param name="FloorArea">㎡.</param>
/// <param name="LandMu">The land it stands on, 亩.</param>
/// <param name="Storeys">Number of storeys.</param>
/// <param name="StoreyHeight">Height of the ground floor, m.</param>
/// <param name="LoadKgPerM2">What the floor carries, kg per ㎡.</param>
/// <param name="Basis">What the price is for.</param>
/// <param name="Price">In the unit of <paramref name="Basis"/>.</param>
/// <param name="PowerKva">Power that can be had, kVA.</param>
/// <param name="Dormitory">Whether rooms for workers belong to it.</param>
/// <param name="ReadyOn">The day it can be handed over.</param>
/// <param name="Status">Whether it can be had.</param>
/// <param name="Demo">Invented.</param>
/// <param name="SmallestPart">Smallest part given away separately, ㎡; null where it goes as a whole.</param>
public sealed record SeedBuilding(
    string Code, string Name, decimal FloorArea, decimal LandMu, int Storeys, decimal StoreyHeight, decimal LoadKgPerM2, PriceBasis Basis, decimal Price,
    decimal PowerKva, bool Dormitory, DateOnly ReadyOn, SiteStatus Status, bool Demo, decimal? SmallestPart = null);

/// <summary>Admission rules (准入标准) of a park for a time.</summary>
public sealed record SeedAdmission(
    DateOnly ValidFrom, string Source, bool Demo, IReadOnlyList<AdmissionFigures> Figures, IReadOnlyList<string> ExcludedIndustries,
    DateOnly? ValidTo = null, IReadOnlyList<string>? AllowedIndustries = null)
{
    /// <summary>The rules as the park keeps them.</summary>
    public AdmissionRules Rules => new()
    {
        ValidFrom = ValidFrom,
        ValidTo = ValidTo,
        Source = Source,
        Figures = Figures,
        AllowedIndustries = AllowedIndustries ?? [],
        ExcludedIndustries = ExcludedIndustries,
    };
}
