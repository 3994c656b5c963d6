using Crm.Foundation;

namespace Crm.PublicSite.Asking;

/// <summary>What every public form shows beside its own fields: what became of the last attempt, and what it carries hidden.</summary>
public abstract record FormSheet(FormSeal Seal)
{
    /// <summary>What is said above the form.</summary>
    public string? Sentence { get; init; }

    /// <summary>What became of the last attempt, field by field.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>Whether the question has to be answered.</summary>
    public bool IsUnproven { get; init; }
}

/// <summary>What a public form carries hidden.</summary>
/// <param name="Ticket">Its ticket; what is taken has the ticket's id.</param>
/// <param name="Written">The ticket as it is written into the form.</param>
/// <param name="Antiforgery">The antiforgery token of the browser's cookie.</param>
/// <param name="Bits">How hard the browser's sum is.</param>
public sealed record FormSeal(AskTicket Ticket, string Written, string Antiforgery, int Bits);
