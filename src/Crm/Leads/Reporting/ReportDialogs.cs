using Crm.Shell.Components;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Crm.Leads.Reporting;

/// <summary>Opens the dialogs of first reports.</summary>
public sealed class ReportDialogs(IDialogService dialogs)
{
    /// <summary>Reports a project and goes to its reports.</summary>
    public Task<bool> Report() => dialogs.Fill<ReportProjectDialog>();

    /// <summary>Adds to a report; true when it was done.</summary>
    public Task<bool> State(ReportSheet sheet, ReportEntry report) => dialogs.Fill<StateOnReportDialog>(("Sheet", sheet), ("Report", report));

    /// <summary>Rules on the reports; true when it was done.</summary>
    public Task<bool> Rule(ReportSheet sheet) => dialogs.Fill<RuleOnReportDialog>(("Sheet", sheet));
}
