using Crm.Shell.Components;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Crm.Leads.Reporting;

/// <summary>Opens the dialogs of first reports.</summary>
public sealed class ReportDialogs(IDialogService dialogs)
{
    // A click beside the dialog must not throw away what was typed.
    private static readonly DialogOptions Options = new() { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true, BackdropClick = false, DefaultFocus = DefaultFocus.FirstChild };

    /// <summary>Reports a project and goes to its reports.</summary>
    public Task<bool> Report() => Show<ReportProjectDialog>();

    /// <summary>Adds to a report; true when it was done.</summary>
    public Task<bool> State(ReportSheet sheet, ReportEntry report) => Show<StateOnReportDialog>(("Sheet", sheet), ("Report", report));

    /// <summary>Rules on the reports; true when it was done.</summary>
    public Task<bool> Rule(ReportSheet sheet) => Show<RuleOnReportDialog>(("Sheet", sheet));

    private async Task<bool> Show<TDialog>(params (string Name, object? Value)[] parameters) where TDialog : IComponent
    {
        var given = new DialogParameters();
        foreach (var (name, value) in parameters) given.Add(name, value);
        var dialog = await dialogs.ShowAsync<TDialog>(null, given, Options);
        return await dialog.Result is { Canceled: false };
    }
}
