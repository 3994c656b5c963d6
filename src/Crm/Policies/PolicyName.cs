namespace Crm.Policies;

/// <summary>A document's title and where it stands.</summary>
public sealed record PolicyName(Guid Id, string Title);
