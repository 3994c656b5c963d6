namespace Crm.Leads.Listing;

/// <summary>What leads can be narrowed down by, in lists, on the board and in the funnel alike.</summary>
public abstract record LeadFilters
{
    /// <summary>mine, unit, pool, overdue, today, new; all where left out.</summary>
    public string? View { get; init; }

    /// <summary>Words of the company, the project or the number; parted by space, all must be there.</summary>
    public string? Text { get; init; }

    /// <summary>Only this stage.</summary>
    public Stage? Stage { get; init; }

    /// <summary>This stage or a later one; terminated leads are left out.</summary>
    public Stage? From { get; init; }

    /// <summary>Only this unit and below.</summary>
    public string? Unit { get; init; }

    /// <summary>Only this officer's, by login.</summary>
    public string? Owner { get; init; }

    /// <summary>Only this region and below, GB/T 2260.</summary>
    public string? Region { get; init; }

    /// <summary>Only this section, division or class of GB/T 4754.</summary>
    public string? Industry { get; init; }

    /// <summary>Only what came this way.</summary>
    public Source? Source { get; init; }
}
