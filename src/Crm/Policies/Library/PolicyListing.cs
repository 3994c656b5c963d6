using System.Globalization;
using System.Text.RegularExpressions;
using Crm.Foundation;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace Crm.Policies.Library;

/// <summary>One document as the library lists it. Written in the command's own transaction.</summary>
public sealed record PolicyListing
{
    public Guid Id { get; init; }

    public string Title { get; init; } = "";

    /// <summary>Where it was read.</summary>
    public string Source { get; init; } = "";

    /// <summary>The place as the source names it.</summary>
    public string? RegionTag { get; init; }

    /// <summary>GB/T 2260 code of the place, where it is known.</summary>
    public string? Region { get; init; }

    public PolicyKind Kind { get; init; }

    /// <summary>The day its source prints under the current version.</summary>
    public DateOnly? PublishedOn { get; init; }

    /// <summary>The year it is about: the one in its title, or the year of publication. A portal prints the day of posting, which may be years later.</summary>
    public int? Year { get; init; }

    /// <summary>First day it applies.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last day it applies.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>Whether it must no longer be quoted.</summary>
    public bool Withdrawn { get; init; }

    /// <summary>Why it was withdrawn.</summary>
    public string? WithdrawnReason { get; init; }

    /// <summary>Every version of the text, oldest first.</summary>
    public IReadOnlyList<PolicyVersion> Versions { get; init; } = [];

    /// <summary>Number of the current version.</summary>
    public int TextVersion => Versions.Count;

    /// <summary>Whether it applies on a day, as far as is known.</summary>
    public Validity On(DateOnly day) => this switch
    {
        { Withdrawn: true } => Validity.Withdrawn,
        { ValidFrom: { } from } when from > day => Validity.NotYet,
        { ValidTo: { } to } when to < day => Validity.Expired,
        { ValidFrom: null, ValidTo: null } => Validity.Unstated,
        _ => Validity.InForce,
    };
}

/// <summary>A version of a document's text.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="TakenOn">The day it entered the library.</param>
/// <param name="Length">Characters of its body.</param>
public sealed record PolicyVersion(int Number, DateOnly TakenOn, int Length, string? Reason);

/// <summary>Whether a document applies.</summary>
public enum Validity
{
    /// <summary>现行: within its days.</summary>
    InForce,

    /// <summary>有效期未注明: nobody has said from when to when.</summary>
    Unstated,

    /// <summary>未生效: its first day is to come.</summary>
    NotYet,

    /// <summary>已失效: its last day is over.</summary>
    Expired,

    /// <summary>已撤回: must not be quoted.</summary>
    Withdrawn,
}

/// <summary>Writes <see cref="PolicyListing"/>.</summary>
public sealed partial class PolicyListingProjection : SingleStreamProjection<PolicyListing, Guid>
{
    public PolicyListingProjection() => this.IncludeFactsBeside<PolicyDocumentRevised>();

    public override PolicyListing? Evolve(PolicyListing? row, Guid id, IEvent e)
    {
        if (e.Data is PolicyDocumentImported imported) row = Import(id, imported);
        if (row is null) return null;
        return e.Data switch
        {
            PolicyDocumentRevised r => With(row with { Versions = [.. row.Versions, new(r.TextVersion, r.OccurredOn, r.Body.Length, r.Reason)] }, r.PublishedOn),
            PolicyDocumentClassified c => With(row with { Kind = c.Kind, Region = c.Region }, c.PublishedOn),
            PolicyValiditySet v => row with { ValidFrom = v.From, ValidTo = v.To },
            PolicyDocumentWithdrawn w => row with { Withdrawn = true, WithdrawnReason = w.Reason },
            PolicyDocumentRestored => row with { Withdrawn = false, WithdrawnReason = null },
            _ => row,
        };
    }

    private static PolicyListing Import(Guid id, PolicyDocumentImported e) => With(new PolicyListing
    {
        Id = id,
        Title = e.Title,
        Source = e.Source,
        RegionTag = e.RegionTag,
        Region = e.Region,
        Kind = e.Kind,
        Versions = [new(1, e.OccurredOn, e.Body.Length, null)],
    }, e.PublishedOn);

    private static PolicyListing With(PolicyListing row, DateOnly? publishedOn) =>
        row with { PublishedOn = publishedOn, Year = YearInTitle().Match(row.Title) is { Success: true } m ? int.Parse(m.Value[..4], CultureInfo.InvariantCulture) : publishedOn?.Year };

    [GeneratedRegex("(19|20)[0-9]{2}年")]
    private static partial Regex YearInTitle();
}
