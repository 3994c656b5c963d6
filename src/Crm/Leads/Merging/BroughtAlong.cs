namespace Crm.Leads.Merging;

/// <summary>What a lead that is merged into another brings along: what it is found by, who goes on seeing it, and what waits there and must not be forgotten.</summary>
/// <param name="Names">What it is called, and what those are called that had been merged into it.</param>
/// <param name="Persons">Its contacts; who they are only the vault can tell.</param>
/// <param name="Visits">Visits that were agreed and neither held nor cancelled: they are held or cancelled here now.</param>
/// <param name="People">Logins of its officer and of those it was shared with.</param>
/// <param name="FollowedUp">Whether somebody was in touch with the investor there.</param>
/// <param name="Visited">Whether a visit took place there.</param>
/// <param name="WaitingSince">Since when the investor waits there to hear from us; null where they don't.</param>
public sealed record BroughtAlong(
    IReadOnlyList<MergedName> Names, IReadOnlyList<Guid> Persons, IReadOnlyList<BroughtVisit> Visits, IReadOnlyList<string> People, bool FollowedUp, bool Visited, DateTimeOffset? WaitingSince);

/// <summary>What a lead that was merged is called.</summary>
public sealed record MergedName(string Number, string Company, string Project, string? CreditCode);

/// <summary>An agreed visit that came along.</summary>
public sealed record BroughtVisit(Guid Id, VisitDirection Direction, string Place, DateOnly On, string? Purpose);
