using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.Policies.Importing.Running;
using Microsoft.AspNetCore.Components;

namespace Crm.Policies.Importing.Uploading;

/// <summary>The documents of an import, a page at a time, narrowed down to one result; in a preview each can be left out, or taken although it resembles another.</summary>
public sealed partial class ImportRows
{
    private const int AtATime = 50;
    private IReadOnlyList<(ImportResult Result, int Number)> counts = [];
    private IReadOnlyList<ImportedEntry> found = [];
    private IReadOnlyList<ImportedEntry> rows = [];
    private IReadOnlyList<ImportedEntry>? looked;
    private ImportResult? only;
    private int page;
    private int pages;

    /// <summary>The documents.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<ImportedEntry> Entries { get; set; } = [];

    /// <summary>What the editor decides; null where there is nothing to decide any more.</summary>
    [Parameter] public ImportDecisions? Choices { get; set; }

    /// <summary>Something was decided.</summary>
    [Parameter] public EventCallback Chosen { get; set; }

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(looked, Entries)) return;
        looked = Entries;
        counts = [.. Enum.GetValues<ImportResult>().Select(result => (result, Entries.Count(entry => entry.Result == result))).Where(part => part.Item2 > 0)];
        Show(null);
    }

    private void Show(ImportResult? result)
    {
        (only, page) = (result, 0);
        found = only is null ? Entries : [.. Entries.Where(entry => entry.Result == only)];
        pages = (found.Count + AtATime - 1) / AtATime;
        Turn(0);
    }

    private void Turn(int by)
    {
        page = Math.Clamp(page + by, 0, Math.Max(pages - 1, 0));
        rows = [.. found.Skip(page * AtATime).Take(AtATime)];
    }

    private Task Choose(ImportedEntry entry, bool take)
    {
        Choices!.Choose(entry, take);
        return Chosen.InvokeAsync();
    }

    private static string About(ImportedEntry entry) => string.Join(" · ", new[]
    {
        entry.Region is { } region ? Regions.Label(region) : entry.RegionTag, entry.PublishedOn is { } day ? $"{day:yyyy-MM-dd}" : null, entry.Place,
    }.Where(part => part is not null));
}
