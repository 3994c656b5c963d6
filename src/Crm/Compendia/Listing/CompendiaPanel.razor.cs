using Crm.Compendia.Ordering;
using Crm.Foundation;

namespace Crm.Compendia.Listing;

/// <summary>The compendia with what came of each, and the requests that wait for one. Shows what others do as it happens.</summary>
public sealed partial class CompendiaPanel
{
    private int waiting;

    protected override Task OnInitializedAsync()
    {
        RenewWhen(changed => changed.HasFactsBeside<CompendiumDrafted>() || changed.HasFactsBeside<CompendiumOrdered>());
        return Load();
    }

    protected override IQuery<CompendiumPage> Question(string? after, int take) => new FindCompendia(after, take);

    protected override Task Took(CompendiumPage page)
    {
        waiting = page.Waiting;
        return Task.CompletedTask;
    }

    private IEnumerable<(string Tag, string Word)> States(CompendiumRow row)
    {
        if (row.IsBuilding) yield return ("tag tag-primary", T["正在生成"]);
        else if (row.Failure is not null) yield return ("tag tag-bad", T["生成失败"]);
        if (row.PublishedOn is not null) yield return ("tag tag-good", T["已发布"]);
        else if (row.BuiltAt is not null) yield return ("tag", T["未发布"]);
        else if (row is { IsBuilding: false, Failure: null }) yield return ("tag", T["还没生成"]);
        if (row.IsStale) yield return ("tag tag-warn", T["有新版待发布"]);
    }
}
