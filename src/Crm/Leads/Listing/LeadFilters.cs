namespace Crm.Leads.Listing;

/// <summary>What leads can be narrowed down by, in lists, on the board and in the funnel alike.</summary>
public abstract record LeadFilters
{
    /// <summary>mine, unit, pool, overdue, today, ahead, new, arrived; all where left out.</summary>
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

    /// <summary>Only leads to which this happened on or after <see cref="Since"/>.</summary>
    public Milestone? Did { get; init; }

    /// <summary>First day for <see cref="Did"/>; today where left out.</summary>
    public DateOnly? Since { get; init; }
}

/// <summary>What can have happened to a lead within a period.</summary>
public enum Milestone
{
    /// <summary>新增: opened.</summary>
    Opened,

    /// <summary>跟进: followed up, the last time within it.</summary>
    FollowedUp,

    /// <summary>推进: entered the stage it stands in, which is a later one than the first.</summary>
    Moved,

    /// <summary>新签约: reached 签约.</summary>
    Signed,
}
