using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Parks.Profile;
using Crm.Team;
using JasperFx.Events;

namespace Crm.Parks.Timeline;

/// <summary>Tells a park's history from its events, in the current language. The only place where park events become sentences.</summary>
public sealed class ParkStory(IRoster roster)
{
    /// <summary>All entries, oldest first.</summary>
    public IEnumerable<ParkEntry> Tell(IReadOnlyList<IEvent> events)
    {
        var before = new ParkProfile();
        foreach (var e in events)
        {
            yield return new ParkEntry(e.Version, NameOf(e.UserName ?? ""), ((IFact)e.Data).OccurredOn, e.Timestamp, Say(e.Data, before));
            before = ParkProfileProjection.After(before, e.StreamId, e.Data);
        }
    }

    private static string Say(object fact, ParkProfile before) => fact switch
    {
        ParkRegistered e => Texts.Of("登记了园区“{0}”", e.Description.Name),
        ParkDescribed => Texts.Of("更新了园区情况"),
        PlotOffered e => Texts.Of("登记了地块 {0}，{1}", e.Offer.Name, Land.Show(e.Offer.LandMu)),
        PlotRevised e when before.Plots.FirstOrDefault(p => p.Id == e.PlotId) is { } plot =>
            Texts.Of("修改了地块 {0}：{1}", plot.Offer.Name, Changes(ParkWords.Of(plot.Offer), ParkWords.Of(e.Offer))),
        PlotRevised e => Texts.Of("修改了地块 {0}", e.Offer.Name),
        PlotWithdrawn e => Texts.Of("撤下了地块 {0}（{1}）", before.Plots.FirstOrDefault(p => p.Id == e.PlotId)?.Offer.Name ?? "", Why(e.Reason, e.Note)),
        BuildingOffered e => Texts.Of("登记了厂房 {0}，{1}", e.Offer.Name, Area.Show(e.Offer.FloorArea)),
        BuildingRevised e when before.Buildings.FirstOrDefault(b => b.Id == e.BuildingId) is { } building =>
            Texts.Of("修改了厂房 {0}：{1}", building.Offer.Name, Changes(ParkWords.Of(building.Offer), ParkWords.Of(e.Offer))),
        BuildingRevised e => Texts.Of("修改了厂房 {0}", e.Offer.Name),
        BuildingWithdrawn e => Texts.Of("撤下了厂房 {0}（{1}）", before.Buildings.FirstOrDefault(b => b.Id == e.BuildingId)?.Offer.Name ?? "", Why(e.Reason, e.Note)),
        AdmissionRulesAdopted e => Texts.Of("采用了 {0} 起生效的准入标准：{1}", Days.Full(e.Rules.ValidFrom), e.Rules.Source),
        AdmissionRulesRevoked e => Texts.Of("作废了 {0} 起生效的准入标准：{1}", Days.Full(e.ValidFrom), e.Reason),
        _ => throw new NotSupportedException($"{fact.GetType().Name} has no words for the timeline"),
    };

    private static string Why(WithdrawalReason reason, string? note) => string.IsNullOrEmpty(note) ? ParkWords.Of(reason) : $"{ParkWords.Of(reason)}: {note}";

    private static string Changes(IReadOnlyList<(string Label, string Value)> old, IReadOnlyList<(string Label, string Value)> now)
    {
        var labels = old.Concat(now).Select(x => x.Label).Distinct();
        return string.Join("; ", labels.Select(label => (label, was: Find(old, label), so: Find(now, label))).Where(x => x.was != x.so).Select(x => $"{x.label} {x.was} → {x.so}"));
    }

    private static string Find(IReadOnlyList<(string Label, string Value)> all, string label) => all.FirstOrDefault(x => x.Label == label).Value ?? "—";

    private string NameOf(string login) => login.StartsWith(':') ? Texts.Of("系统") : roster.Person(login)?.Name ?? login;
}
