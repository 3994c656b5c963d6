using Crm.Foundation;
using Crm.Shell.Components;
using Microsoft.AspNetCore.Components;

namespace Crm.Team.People;

/// <summary>The people an administrator looks after; what is searched for stands in the address.</summary>
public sealed partial class PeopleList
{
    private PeoplePageful? page;
    private FindPeople? shown;
    private IReadOnlyList<Filter> filters = [];

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    /// <summary>What is searched for.</summary>
    [Parameter, EditorRequired] public FindPeople Query { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        var units = (await Desk.Ask(new Units.FindUnits())).Answer ?? [];
        filters =
        [
            new Filter("unit", T["单位"], [.. units.Select(u => new FilterOption(u.Code, new string('　', u.Depth) + u.Name))]),
            new Filter("role", T["角色"], [.. Enum.GetValues<Role>().Select(r => new FilterOption(r.ToString(), TeamWords.Of(r)))]),
            new Filter("state", T["在岗"], [new("off", T["账号停用"]), new("all", T["全部"])]),
        ];
    }

    protected override async Task OnParametersSetAsync()
    {
        if (Query == shown) return;
        shown = Query;
        page = (await Desk.Ask(Query)).Answer;
    }
}
