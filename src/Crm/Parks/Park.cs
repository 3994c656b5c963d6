using System.Collections.Immutable;
using Crm.Foundation;
using JasperFx.Events;

namespace Crm.Parks;

/// <summary>An industrial park (园区) as decisions need to know it: who keeps it, what can be had there, and from when its admission rules are.</summary>
public sealed partial record Park
{
    /// <summary>Stream id.</summary>
    public Guid Id { get; init; }

    /// <summary>Code of the unit that keeps it.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Plots that can be had now.</summary>
    public ImmutableDictionary<Guid, PlotOffer> Plots { get; init; } = ImmutableDictionary<Guid, PlotOffer>.Empty;

    /// <summary>Buildings that can be had now.</summary>
    public ImmutableDictionary<Guid, BuildingOffer> Buildings { get; init; } = ImmutableDictionary<Guid, BuildingOffer>.Empty;

    /// <summary>First days of all sets of admission rules.</summary>
    public ImmutableHashSet<DateOnly> AdmissionFrom { get; init; } = [];

    public static Park Create(IEvent<ParkRegistered> e) => new() { Id = e.StreamId, Unit = e.Data.Unit };

    public Park Apply(PlotOffered e) => this with { Plots = Plots.SetItem(e.PlotId, e.Offer) };

    public Park Apply(PlotRevised e) => this with { Plots = Plots.SetItem(e.PlotId, e.Offer) };

    public Park Apply(PlotWithdrawn e) => this with { Plots = Plots.Remove(e.PlotId) };

    public Park Apply(BuildingOffered e) => this with { Buildings = Buildings.SetItem(e.BuildingId, e.Offer) };

    public Park Apply(BuildingRevised e) => this with { Buildings = Buildings.SetItem(e.BuildingId, e.Offer) };

    public Park Apply(BuildingWithdrawn e) => this with { Buildings = Buildings.Remove(e.BuildingId) };

    public Park Apply(AdmissionRulesAdopted e) => this with { AdmissionFrom = AdmissionFrom.Add(e.Rules.ValidFrom) };

    public Park Apply(AdmissionRulesRevoked e) => this with { AdmissionFrom = AdmissionFrom.Remove(e.ValidFrom) };

    /// <summary>The plot, which must be there to be had.</summary>
    public PlotOffer MustOfferPlot(Guid plot) => Plots.GetValueOrDefault(plot) ?? throw new RuleBroken("这块地现在不在可供地块里，可能刚被撤下。") { Kind = Refusal.Missing };

    /// <summary>The building, which must be there to be had.</summary>
    public BuildingOffer MustOfferBuilding(Guid building) =>
        Buildings.GetValueOrDefault(building) ?? throw new RuleBroken("这处厂房现在不在可供厂房里，可能刚被撤下。") { Kind = Refusal.Missing };

    /// <summary>Two plots of one name couldn't be told apart in a proposal.</summary>
    public void PlotNameMustBeFree(string name, Guid except)
    {
        if (Plots.Any(p => p.Key != except && p.Value.Name == name)) throw new RuleBroken("园区里已有叫“{0}”的地块，请换个名称。", name) { Field = "Offer.Name" };
    }

    /// <summary>Two buildings of one name couldn't be told apart in a proposal.</summary>
    public void BuildingNameMustBeFree(string name, Guid except)
    {
        if (Buildings.Any(b => b.Key != except && b.Value.Name == name)) throw new RuleBroken("园区里已有叫“{0}”的厂房，请换个名称。", name) { Field = "Offer.Name" };
    }
}
