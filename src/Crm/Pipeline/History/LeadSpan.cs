namespace Crm.Pipeline.History;

/// <summary>How a lead stood at the end of every day from one day on and until another.</summary>
/// <param name="Seen">From where: a bit for each <see cref="Standpoint"/>.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The first day on which it stood differently; null where it still does.</param>
public sealed record LeadSpan(Guid Lead, int Seen, DateOnly From, DateOnly? To, LeadState State);
