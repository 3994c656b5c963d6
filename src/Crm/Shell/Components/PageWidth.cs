namespace Crm.Shell.Components;

/// <summary>How wide a page's content runs.</summary>
public enum PageWidth
{
    /// <summary>The whole width: lists, boards.</summary>
    Full,

    /// <summary>At most 720 px: forms.</summary>
    Form,

    /// <summary>At most 42 em: reading.</summary>
    Reading,
}
