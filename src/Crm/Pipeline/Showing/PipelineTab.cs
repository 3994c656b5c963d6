namespace Crm.Pipeline.Showing;

/// <summary>What of the pipeline is shown.</summary>
public enum PipelineTab
{
    /// <summary>The figures.</summary>
    Figures,

    /// <summary>How far a unit is with its targets.</summary>
    Targets,

    /// <summary>The same years by other rules.</summary>
    Rules,

    /// <summary>The figures as agreements divide them.</summary>
    Attributed,

    /// <summary>How long leads have stood where they stand.</summary>
    Ages,

    /// <summary>What each officer has in hand.</summary>
    Workload,

    /// <summary>All leads laid out by two things.</summary>
    Pivot,

    /// <summary>What was entered late.</summary>
    Late,

    /// <summary>What is closed.</summary>
    Closing,
}
