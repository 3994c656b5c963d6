using System.Globalization;
using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.Shell.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Extensions;

namespace Crm.Policies.Figures.Comparing;

/// <summary>A region's card, or a comparison of regions over years, as the address says.</summary>
public sealed partial class FiguresPanel : IAsyncDisposable
{
    private const int MostRows = 1000;
    private readonly CancellationTokenSource closing = new();
    private FigureAddress? asked;
    private FigureShelves? shelves;
    private IReadOnlyList<Filter> chips = [];
    private FigureGrid? grid;
    private IDisposable? listening;
    private string? refused;
    private int waiting;
    private bool cut;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private LiveUpdates Live { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    /// <summary>What the address says.</summary>
    [Parameter, EditorRequired] public FigureAddress Address { get; set; } = default!;

    // Nothing chosen yet: the first region and the first indicator there are figures of, so that the page shows something at once.
    private string? Region => Address.Region ?? shelves?.Regions.FirstOrDefault();

    private string? Indicator => Address.Indicator ?? Indicators.All.FirstOrDefault(i => shelves?.Indicators.GetValueOrDefault(i.Code) > 1)?.Code ?? Indicators.All.FirstOrDefault(i => shelves?.Indicators.ContainsKey(i.Code) == true)?.Code;

    private string Heading => Address.Compare
        ? Indicators.Find(Indicator) is { } indicator ? $"{indicator.Label}" : ""
        : string.Join(" ", Regions.Chain(Region ?? "").Select(r => r.ShortLabel));

    private FindRegionFigures Query => Address.Compare
        ? new(Address.Regions, Indicator ?? "-", Address.From, Address.To, Take: MostRows)
        : new(Region ?? "-", Address.All ? null : string.Join(',', Indicators.All.Where(i => i.Main).Select(i => i.Code)), Address.From, Address.To, Take: MostRows);

    private string Export
    {
        get
        {
            var query = new QueryBuilder();
            if (Query.Regions is { } regions) query.Add("regions", regions);
            if (Query.Indicators is { } indicators) query.Add("indicators", indicators);
            if (Query.From is { } from) query.Add("from", from.ToString(CultureInfo.InvariantCulture));
            if (Query.To is { } to) query.Add("to", to.ToString(CultureInfo.InvariantCulture));
            return "/policies/figures/export.xlsx" + query.ToQueryString();
        }
    }

    protected override void OnInitialized() => listening = Live.Listen(changed => changed.Events.Any(e => e.Data is FigureConfirmed or FigureCorrected or FigureRejected or FigureAdded or FigureJudgementUndone) ? InvokeAsync(Renew) : Task.CompletedTask);

    protected override async Task OnParametersSetAsync()
    {
        if (Address == asked) return;
        asked = Address;
        await Load(Address);
        if (waiting > 0) _ = Watch();
    }

    private async Task Load(FigureAddress address)
    {
        var outcome = await Desk.Ask(new FindFigureShelves(), closing.Token);
        (shelves, refused) = (outcome.Answer, outcome.Sentence);
        if (shelves is null) return;
        var figures = await Desk.Ask(Query, closing.Token);
        // Somebody who chooses on has asked for something else meanwhile.
        if (address != asked) return;
        refused = figures.Sentence;
        waiting = figures.Answer?.Waiting ?? 0;
        cut = figures.Answer?.Next is not null;
        grid = FigureGrid.Of(Ordered(figures.Answer?.Rows ?? []), f => address.Compare ? f.Region : f.Indicator);
        chips = Chips(shelves);
    }

    private static IEnumerable<RegionFigure> Ordered(IEnumerable<RegionFigure> figures)
    {
        var place = Indicators.All.Select((indicator, i) => (indicator.Code, i)).ToDictionary(p => p.Code, p => p.i);
        return figures.OrderBy(f => f.Region, StringComparer.Ordinal).ThenBy(f => place.GetValueOrDefault(f.Indicator, int.MaxValue));
    }

    private List<Filter> Chips(FigureShelves known)
    {
        var regions = known.Regions.Select(code => new FilterOption(code, Regions.Label(code))).ToList();
        var years = known.Years.Select(year => year.ToString(CultureInfo.InvariantCulture)).ToList();
        List<Filter> all = Address.Compare
            ? [new("indicator", T["指标"], [.. Indicators.All.Where(i => known.Indicators.ContainsKey(i.Code)).Select(i => new FilterOption(i.Code, i.Label))]), new("regions", T["地区"], regions, Many: true)]
            : [new("region", T["地区"], regions)];
        return [.. all, new("from", T["起始年份"], [.. years.Select(y => new FilterOption(y, T["{0} 年起", y]))]), new("to", T["截止年份"], [.. years.Select(y => new FilterOption(y, T["到 {0} 年", y]))])];
    }

    private async Task Renew()
    {
        if (closing.IsCancellationRequested) return;
        await Load(Address);
        StateHasChanged();
    }

    // Documents are read beside this page; while some are waiting it looks again.
    private async Task Watch()
    {
        try
        {
            while (waiting > 0)
            {
                await Task.Delay(TimeSpan.FromSeconds(2), closing.Token);
                await InvokeAsync(Renew);
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }

    public async ValueTask DisposeAsync()
    {
        listening?.Dispose();
        await closing.CancelAsync();
        closing.Dispose();
    }
}
