namespace Crm.Pipeline.Showing;

/// <summary>What is shown under the tabs of the dashboard.</summary>
public enum PipelineTab
{
    /// <summary>The figures.</summary>
    Figures,

    /// <summary>The targets.</summary>
    Targets,

    /// <summary>What was entered late.</summary>
    Late,

    /// <summary>What is closed.</summary>
    Closing,
}
