using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Parks.Admitting;
using Microsoft.AspNetCore.Components;

namespace Crm.Parks.Profile;

/// <summary>What a park asks of projects, by date.</summary>
public sealed partial class AdmissionPanel
{
    /// <summary>The park.</summary>
    [Parameter, EditorRequired] public OpenedPark Opened { get; set; } = default!;

    /// <summary>Something was done.</summary>
    [Parameter] public EventCallback Changed { get; set; }

    private ParkProfile Park => Opened.Park;

    private AdmissionRules? InForce => AdmissionRules.InForce(Park.Admission, Dialogs.Today);

    private string StateOf(AdmissionRules rules) =>
        rules == InForce ? T["现行"] : rules.ValidFrom > Dialogs.Today ? T["未生效"] : rules.ValidTo < Dialogs.Today ? T["已失效"] : T["已被替代"];

    private static IEnumerable<(string Label, string Value)> Words(AdmissionFigures figures) => new (string Label, string? Value)[]
    {
        (Texts.Of("亩均投资"), AtLeast(figures.InvestmentPerMu, "{0} 万元/亩")),
        (Texts.Of("亩均税收"), AtLeast(figures.TaxPerMu, "{0} 万元/亩")),
        (Texts.Of("亩均产出"), AtLeast(figures.OutputPerMu, "{0} 万元/亩")),
        (Texts.Of("研发占比"), AtLeast(figures.RdShare, "{0}%")),
        (Texts.Of("单位能耗"), figures.EnergyPerOutput is { } most ? "≤ " + Texts.Of("{0} 吨标煤/万元", most.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture)) : null),
    }.Where(x => x.Value is not null).Select(x => (x.Label, x.Value!));

    private static string? AtLeast(decimal? figure, string unit) => figure is null ? null : "≥ " + Texts.Of(unit, Figure.Show(figure));

    private async Task Adopt()
    {
        var known = Park.Admission.Select(r => r.ValidFrom).ToHashSet();
        if (!await Dialogs.Show<AdoptAdmissionRulesDialog>(("Park", Park))) return;
        await Changed.InvokeAsync();
        if (Opened.Park.Admission.FirstOrDefault(r => !known.Contains(r.ValidFrom)) is { } added)
            Dialogs.Say(Park, T["准入标准已登记"], _ => new RevokeAdmissionRules(Park.Id, added.ValidFrom, T["撤销刚才的登记"], Dialogs.Today));
    }

    private async Task Revoke(AdmissionRules rules)
    {
        if (await Dialogs.Open<RevokeAdmissionRulesDialog>(Park, T["已作废"], _ => new AdoptAdmissionRules(Park.Id, rules, Dialogs.Today), (nameof(RevokeAdmissionRulesDialog.Rules), rules)))
            await Changed.InvokeAsync();
    }
}
