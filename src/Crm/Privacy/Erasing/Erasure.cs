using Crm.Foundation;
using JasperFx.Events;

namespace Crm.Privacy.Erasing;

/// <summary>Somebody took their consent back: their personal data are to be erased by a day, unless a reason to keep them is put down. One stream for each person.</summary>
public sealed partial record Erasure
{
    /// <summary>Stream id; derives from the person.</summary>
    public Guid Id { get; init; }

    /// <summary>Whose data, as the vault knows them.</summary>
    public Guid Person { get; init; }

    /// <summary>Code of the unit that answers for it.</summary>
    public string Unit { get; init; } = "";

    /// <summary>What it came from, as people read it out: a receipt number.</summary>
    public string About { get; init; } = "";

    public DateOnly RequestedOn { get; init; }

    /// <summary>The last day for it.</summary>
    public DateOnly Due { get; init; }

    /// <summary>The last day the data are kept for a reason; null where there is none.</summary>
    public DateOnly? HeldUntil { get; init; }

    /// <summary>Why they are kept: a dispute, a law, a contract that is being carried out.</summary>
    public string? HoldReason { get; init; }

    /// <summary>The day they were erased; null while they are not.</summary>
    public DateOnly? ErasedOn { get; init; }

    public static Erasure Create(IEvent<ErasureRequested> e) => new()
    {
        Id = e.StreamId,
        Person = e.Data.Person,
        Unit = e.Data.Unit,
        About = e.Data.About,
        RequestedOn = e.Data.OccurredOn,
        Due = e.Data.Due,
    };

    public Erasure Apply(ErasureHeld e) => this with { HeldUntil = e.Until, HoldReason = e.Reason };

    public Erasure Apply(PersonErased e) => this with { ErasedOn = e.OccurredOn };

    /// <summary>The stream of a person.</summary>
    public static Guid IdOf(Guid person) => Uuid5.Of("erasure", $"{person}");

    /// <summary>What is erased can't be kept any more.</summary>
    public void MustBePending()
    {
        if (ErasedOn is not null) throw new RuleBroken("这个人的信息已经删除。") { Kind = Refusal.Conflict };
    }
}

/// <summary>A person took their consent back and is to be erased.</summary>
/// <param name="Person">Whose data, as the vault knows them.</param>
/// <param name="Unit">Code of the unit that answers for it.</param>
/// <param name="About">The receipt number it came from.</param>
/// <param name="Due">The last day for it.</param>
public sealed record ErasureRequested(Guid Person, string Unit, string About, DateOnly Due, DateOnly OccurredOn) : IFact;

/// <summary>There is a reason to keep the person's data for a time.</summary>
/// <param name="Reason">The law, the dispute or the contract that asks for it.</param>
/// <param name="Until">The last day of it.</param>
public sealed record ErasureHeld(string Reason, DateOnly Until, DateOnly OccurredOn) : IFact;

/// <summary>The person's key was given up for destruction: what was sealed with it, anywhere and in every backup, can't be read again. Figures stay.</summary>
/// <param name="OpenLeads">How many open leads lost a contact by it.</param>
public sealed record PersonErased(int OpenLeads, DateOnly OccurredOn) : IFact;
