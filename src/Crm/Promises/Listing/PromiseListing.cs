using Crm.Foundation;
using Crm.Foundation.Searching;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace Crm.Promises.Listing;

/// <summary>One promise as lists show it. Written in the command's own transaction.</summary>
public sealed record PromiseListing
{
    public Guid Id { get; init; }

    /// <summary>The lead it was made on; where it stands now, <see cref="PromiseHomes"/> knows.</summary>
    public Guid Lead { get; init; }

    public PromiseState State { get; init; }

    /// <summary>Where it stood before it came to an end.</summary>
    [StoredOnly]
    public PromiseState Before { get; init; }

    public string What { get; init; } = "";

    /// <summary>In 万元.</summary>
    public decimal? Amount { get; init; }

    public string? Conditions { get; init; }

    public DateOnly Due { get; init; }

    public DateOnly MadeOn { get; init; }

    /// <summary>Login of whoever promised it.</summary>
    public string By { get; init; } = "";

    /// <summary>Login of whoever put it down.</summary>
    public string Recorder { get; init; } = "";

    /// <summary>The document it rests on; null where it rests on nothing.</summary>
    public Guid? Document { get; init; }

    public PromisedPassage? Passage { get; init; }

    /// <summary>Wording that ties it to tax paid.</summary>
    public TaxMark? Tax { get; init; }

    /// <summary>Whether there is such wording.</summary>
    public bool TaxLinked { get; init; }

    /// <summary>Why it stands on a text that did not hold.</summary>
    public string? Override { get; init; }

    /// <summary>Login of the manager who let it be given, and what they said.</summary>
    public PromiseVerdict? Verdict { get; init; }

    /// <summary>How it came to an end.</summary>
    public PromiseVerdict? Ending { get; init; }

    /// <summary>What people were told last about the day it is due.</summary>
    public PromiseReminder Reminded { get; init; }

    /// <summary>Whether it is still to be kept.</summary>
    public bool IsOpen => State is PromiseState.Given or PromiseState.Waiting;

    /// <summary>What it is found by.</summary>
    [StoredOnly]
    public string Folded { get; init; } = "";

    /// <summary>Runs of one to three characters of <see cref="Folded"/>.</summary>
    [StoredOnly]
    public long[] Grams { get; init; } = [];
}

/// <summary>What somebody decided about a promise.</summary>
/// <param name="By">Login.</param>
/// <param name="Text">Reason or proof.</param>
public sealed record PromiseVerdict(string By, DateOnly On, string? Text);

/// <summary>Writes <see cref="PromiseListing"/>.</summary>
public sealed partial class PromiseListingProjection : SingleStreamProjection<PromiseListing, Guid>
{
    public PromiseListingProjection() => this.IncludeFactsBeside<PromiseMade>();

    public override PromiseListing? Evolve(PromiseListing? row, Guid id, IEvent e)
    {
        if (e.Data is PromiseMade made) return Found(New(id, made, e.UserName ?? ""));
        if (row is null) return null;
        return e.Data switch
        {
            PromiseApproved a => row with { State = PromiseState.Given, Verdict = Said(a.Note) },
            PromiseDeclined d => row with { State = PromiseState.Declined, Verdict = Said(d.Reason), Ending = Said(d.Reason) },
            PromiseChanged c => Found(row with
            {
                What = c.What,
                Amount = c.Amount,
                Conditions = c.Conditions,
                Due = c.Due,
                Tax = c.Tax,
                TaxLinked = c.Tax is not null,
                Override = c.Override ?? row.Override,
                Reminded = c.Due == row.Due ? row.Reminded : PromiseReminder.None,
            }),
            PromiseKept k => Ended(PromiseState.Kept, k.Proof),
            PromiseBroken b => Ended(PromiseState.Broken, b.Reason),
            PromiseWithdrawn w => Ended(PromiseState.Withdrawn, w.Reason),
            PromiseReopened => row with { State = row.Before, Ending = null },
            PromiseReminded r => row with { Reminded = r.Step },
            _ => row,
        };

        PromiseVerdict Said(string? text) => new(e.UserName ?? "", ((IFact)e.Data).OccurredOn, text);

        PromiseListing Ended(PromiseState state, string text) => row with { State = state, Before = row.State, Ending = Said(text) };
    }

    private static PromiseListing New(Guid id, PromiseMade e, string recorder) => new()
    {
        Id = id,
        Lead = e.Lead,
        State = e.Waiting ? PromiseState.Waiting : PromiseState.Given,
        Before = e.Waiting ? PromiseState.Waiting : PromiseState.Given,
        What = e.What,
        Amount = e.Amount,
        Conditions = e.Conditions,
        Due = e.Due,
        MadeOn = e.OccurredOn,
        By = e.By,
        Recorder = recorder,
        Document = e.Passage?.Document,
        Passage = e.Passage,
        Tax = e.Tax,
        TaxLinked = e.Tax is not null,
        Override = e.Override,
    };

    private static PromiseListing Found(PromiseListing row)
    {
        var folded = FoldedText.Fold($"{row.What} {row.Conditions} {row.Passage?.Title}");
        return row with { Folded = folded, Grams = Foundation.Searching.Grams.OfText(folded) };
    }
}
