using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.Shell.Components;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Crm.Compendia.Ordering;

/// <summary>Requests of visitors: those for one compendium, or those that wait for one.</summary>
public sealed partial class OrdersTable : IDisposable
{
    private readonly CancellationTokenSource closing = new();
    private List<OrderRow>? rows;
    private string? next;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private IDialogService Dialogs { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    /// <summary>The compendium whose requests are shown.</summary>
    [Parameter] public Guid? CompendiumId { get; set; }

    /// <summary>Those without a compendium instead.</summary>
    [Parameter] public bool Waiting { get; set; }

    protected override Task OnInitializedAsync() => Load();

    private async Task Load()
    {
        var page = (await Desk.Ask(new FindOrders(CompendiumId), closing.Token)).Answer;
        (rows, next) = ([.. page?.Rows ?? []], page?.Next);
    }

    private async Task More()
    {
        if ((await Desk.Ask(new FindOrders(CompendiumId, next), closing.Token)).Answer is not { } page) return;
        rows!.AddRange(page.Rows.Where(row => rows.All(known => known.Id != row.Id)));
        next = page.Next;
    }

    private async Task Fulfil(OrderRow row)
    {
        var dialog = await Dialogs.ShowAsync<FulfilDialog>("", new DialogParameters { { nameof(FulfilDialog.Order), row } }, new DialogOptions { MaxWidth = MaxWidth.Small, FullWidth = true, BackdropClick = false });
        if (await dialog.Result is not { Canceled: false }) return;
        Toasts.Done(T["链接正在发往对方邮箱"]);
        await Load();
    }

    private static string Wanted(OrderRow row) =>
        string.Join(" ", new[] { row.Region is null ? null : Regions.Label(row.Region), row.Industry is null ? null : Industries.Label(row.Industry) }.OfType<string>());

    public void Dispose()
    {
        closing.Cancel();
        closing.Dispose();
    }
}
