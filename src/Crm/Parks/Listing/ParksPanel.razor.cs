using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.Foundation.Formats;
using Crm.Parks.Profile;
using Crm.Parks.Registering;
using Crm.Shell.Components;
using Microsoft.AspNetCore.Components;

namespace Crm.Parks.Listing;

/// <summary>The list of parks. What is chosen stands in the address.</summary>
public sealed partial class ParksPanel : IDisposable
{
    private readonly CancellationTokenSource closing = new();
    private IReadOnlyList<Filter> filters = [];
    private ParkPageOf? page;
    private FindParks? asked;
    private string? refused;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private ParkDialogs Dialogs { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    /// <summary>Part of the name.</summary>
    [Parameter] public string? Text { get; set; }

    /// <summary>GB/T 2260.</summary>
    [Parameter] public string? Region { get; set; }

    /// <summary>GB/T 4754.</summary>
    [Parameter] public string? Industry { get; set; }

    /// <summary>Land or Building.</summary>
    [Parameter] public string? Site { get; set; }

    /// <summary>Smallest size wanted, in the unit of the site.</summary>
    [Parameter] public decimal? Size { get; set; }

    /// <summary>Where the page before ended.</summary>
    [Parameter] public string? After { get; set; }

    private bool Filtered => (Text ?? Region ?? Industry ?? Site) is not null || Size is not null;

    private SiteKind? Kind => Enum.TryParse<SiteKind>(Site, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : null;

    protected override async Task OnParametersSetAsync()
    {
        var query = new FindParks(Text, Region, Industry, Kind, Size, After);
        if (query == asked) return;
        asked = query;
        var (found, choices) = (await Desk.Ask(query, closing.Token), await Desk.Ask(new ParkChoices(), closing.Token));
        (page, refused) = (found.Answer, found.Sentence);
        if (choices.Answer is { } known) filters = Filters(known);
    }

    private IReadOnlyList<Filter> Filters(ChoicesOfParks known) =>
    [
        new("region", T["地区"], [.. known.Regions.Select(code => new FilterOption(code, Regions.Label(code)))]),
        new("industry", T["主导产业"], [.. known.Industries.Select(code => new FilterOption(code, Industries.Label(code)))]),
        new("site", T["场地"], [.. Enum.GetValues<SiteKind>().Select(kind => new FilterOption(kind.ToString(), ParkWords.Of(kind)))]),
        new("size", T["面积"], Kind == SiteKind.Building
            ? [.. Sizes(1_000, 3_000, 5_000, 10_000, 20_000).Select(size => new FilterOption(size, T["{0} ㎡以上", Figure.Show(decimal.Parse(size))]))]
            : [.. Sizes(20, 50, 100, 200, 500).Select(size => new FilterOption(size, T["{0} 亩以上", size]))]),
    ];

    private static IEnumerable<string> Sizes(params int[] sizes) => sizes.Select(size => size.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private async Task Register()
    {
        var id = Guid.CreateVersion7();
        if (await Dialogs.Show<RegisterParkDialog>((nameof(RegisterParkDialog.ParkId), id))) Navigation.NavigateTo($"/parks/{id}");
    }

    public void Dispose()
    {
        closing.Cancel();
        closing.Dispose();
    }
}
