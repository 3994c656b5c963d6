using Crm.Foundation;
using Crm.Shell;
using Crm.Shell.Components;
using Crm.Team;
using Microsoft.AspNetCore.Components;

namespace Crm.Promises.Listing;

/// <summary>The promises of all leads within reach: one by one, or counted by lead, unit or document. What is asked for stands in the address; what changes shows at once.</summary>
public sealed partial class PromisesPanel
{
    private IReadOnlyList<Filter> chips = [];
    private PromiseGroups? groups;

    [Inject] private IRoster Roster { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    /// <summary>What the address asks for.</summary>
    [Parameter, EditorRequired] public FindPromises Asked { get; set; } = new();

    /// <summary>lead, unit or policy; null for one by one.</summary>
    [Parameter] public string? Grouped { get; set; }

    [CascadingParameter] private Viewer? Viewer { get; set; }

    private (string? Key, string Name)[] Ways => [(null, T["逐条"]), ("lead", T["按线索"]), ("unit", T["按单位"]), ("policy", T["按政策"])];

    private string Heading => Grouped switch { "lead" => T["线索"], "unit" => T["单位"], _ => T["依据文件"] };

    // A list that was opened from a group or a card says what it is narrowed to.
    private string? Narrowed => Asked switch
    {
        { Lead: not null } => Rows?.FirstOrDefault()?.Company ?? T["这条线索"],
        { Document: not null } => Rows?.FirstOrDefault()?.Promise.Passage?.Title ?? T["这份文件"],
        _ => null,
    };

    protected override void OnInitialized() => RenewWhen(changed => changed.HasFactsBeside<PromiseMade>());

    protected override async Task OnParametersSetAsync()
    {
        if (Viewer is null || !IsNew((Asked, Grouped))) return;
        var units = Roster.Units.Where(unit => Viewer.Actor.Oversees(unit.Code)).ToList();
        chips =
        [
            new Filter("owner", T["负责人"], Officers()),
            new Filter("mark", T["标记"], [new("tax", T["涉税挂钩"]), new("none", T["无依据"]), new("override", T["效力例外"])]),
            .. units.Count < 2 ? Array.Empty<Filter>() : [new Filter("unit", T["单位"], [.. units.Select(u => new FilterOption(u.Code, u.Name))])],
        ];
        (Rows, groups) = (null, null);
        await Load();
    }

    protected override IQuery<PromisePage> Question(string? after, int take) => Asked with { After = after, Take = take };

    protected override async Task Find(int take)
    {
        if (Grouped is null)
        {
            await base.Find(take);
            return;
        }
        var counted = await Desk.Ask(new GroupPromises { Of = Grouped, View = Asked.View, Text = Asked.Text, Unit = Asked.Unit, Owner = Asked.Owner, Lead = Asked.Lead, Document = Asked.Document, Mark = Asked.Mark }, Life);
        (Refused, groups, Rows) = (counted.Sentence, counted.Answer, null);
    }

    private IReadOnlyList<FilterOption> Officers() =>
        [.. Roster.People(Viewer!.Actor.UnitPath, Role.Officer).Where(p => p.Login == Viewer.Actor.Login || Viewer.Actor.Is(Role.Manager, Role.Auditor)).Select(p => new FilterOption(p.Login, p.Name))];

    // The same promises one by one, narrowed to the group.
    private string? Into(PromiseGroup group) => Grouped switch
    {
        "unit" => Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["by"] = null, ["unit"] = group.Key }),
        "lead" => Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["by"] = null, ["lead"] = group.Key }),
        _ when group.Key is null => Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["by"] = null, ["mark"] = "none" }),
        _ => Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["by"] = null, ["document"] = group.Key }),
    };
}
