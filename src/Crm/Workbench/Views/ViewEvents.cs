using Crm.Foundation;

namespace Crm.Workbench.Views;

/// <summary>A person keeps a view, or keeps it under another name or as it is now.</summary>
/// <param name="Address">Without words that were searched for, which may be personal data.</param>
public sealed record ViewSaved(Guid View, string Name, string Address, DateOnly OccurredOn) : IFact;

/// <summary>A person does not keep a view any more.</summary>
public sealed record ViewRemoved(Guid View, DateOnly OccurredOn) : IFact;
