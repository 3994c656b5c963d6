using Crm.Pipeline.History;
using Crm.Shell;
using Crm.Shell.Components;
using Crm.Team;
using Microsoft.AspNetCore.Components;

namespace Crm.Pipeline.Showing;

/// <summary>The figures of a unit; today's follow what happens.</summary>
public sealed partial class PipelinePanel
{
    private IReadOnlyList<Filter> chips = [];

    [Inject] private IRoster Roster { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    private string UnitName => Roster.Unit(Answer!.Unit)?.Name ?? Answer.Unit;

    protected override void OnInitialized() => RenewWhen(changed => Asked.On is null && changed.Documents.Any(document => document is PipelineRenewed));

    protected override void Prepare(Viewer viewer) => chips = [.. PipelineChips.Of(viewer, Roster, Clock, T), .. PipelineChips.Parts(viewer, Roster, T, withUnit: false)];
}
