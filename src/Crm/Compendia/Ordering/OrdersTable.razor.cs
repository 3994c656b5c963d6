using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.Shell.Components;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Crm.Compendia.Ordering;

/// <summary>Requests of visitors: those for one compendium, or those that wait for one.</summary>
public sealed partial class OrdersTable
{
    [Inject] private IDialogService Dialogs { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    /// <summary>The compendium whose requests are shown.</summary>
    [Parameter] public Guid? CompendiumId { get; set; }

    /// <summary>Those without a compendium instead.</summary>
    [Parameter] public bool Waiting { get; set; }

    protected override Task OnInitializedAsync() => Load();

    protected override IQuery<OrderPage> Question(string? after, int take) => new FindOrders(CompendiumId, after, take);

    private async Task Fulfil(OrderRow row)
    {
        var dialog = await Dialogs.ShowAsync<FulfilDialog>("", new DialogParameters { { nameof(FulfilDialog.Order), row } }, new DialogOptions { MaxWidth = MaxWidth.Small, FullWidth = true, BackdropClick = false });
        if (await dialog.Result is not { Canceled: false }) return;
        Toasts.Done(T["链接正在发往对方邮箱"]);
        await Load();
    }

    private static string Wanted(OrderRow row) =>
        string.Join(" ", new[] { row.Region is null ? null : Regions.Label(row.Region), row.Industry is null ? null : Industries.Label(row.Industry) }.OfType<string>());
}
