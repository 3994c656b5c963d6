using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Crm.Foundation;
using Crm.Policies.Importing;
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

    /// <summary>索引号 of the catalogue of public information.</summary>
    public string? IndexNumber { get; init; }

    /// <summary>文号 that the authority gave it.</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>发布机构.</summary>
    public string? Issuer { get; init; }

    /// <summary>GB/T 4754 codes of the industries it speaks to; empty for all.</summary>
    public string[] Industries { get; init; } = [];

    /// <summary>An editor confirmed its catalogue card, having seen the current text.</summary>
    public bool Confirmed { get; init; }

    /// <summary>The first day on which it is no longer in force by another document's word.</summary>
    public DateOnly? RepealedOn { get; init; }

    /// <summary>That other document, where the library has it.</summary>
    public Guid? RepealedBy { get; init; }

    /// <summary>How it lost its force; null while nobody repealed it.</summary>
    public PolicyDocumentRepealed? Repeal { get; init; }

    /// <summary>Whether it must no longer be quoted. What is kept from readers always is, so that whoever leaves out what was withdrawn leaves that out too.</summary>
    public bool Withdrawn { get; init; }

    /// <summary>Who wrote it, where somebody sent it in to be published.</summary>
    public Contribution? Contribution { get; init; }

    /// <summary>Whether it is kept from readers.</summary>
    public bool Concealed { get; init; }

    /// <summary>Why it was withdrawn.</summary>
    public string? WithdrawnReason { get; init; }

    /// <summary>Every version of the text, oldest first.</summary>
    public IReadOnlyList<PolicyVersion> Versions { get; init; } = [];

    /// <summary>Number of the current version.</summary>
    public int TextVersion => Versions.Count;

    /// <summary>Its catalogue card.</summary>
    [JsonIgnore]
    public PolicyCard Card => new(Kind, Region, PublishedOn, IndexNumber, DocumentNumber, Issuer, Industries, ValidFrom, ValidTo);

    /// <summary>Whether it applies on a day, whichever it is, as far as is known. A repeal ends what was in force, even what was to begin later.</summary>
    public Validity On(DateOnly day) => this switch
    {
        { Withdrawn: true } => Validity.Withdrawn,
        { RepealedOn: { } end } when end <= day => Validity.Repealed,
        { ValidFrom: { } from } when from > day => Validity.NotYet,
        { ValidTo: { } to } when to < day => Validity.Expired,
        { ValidFrom: null, ValidTo: null, RepealedOn: null } => Validity.Unstated,
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

    /// <summary>已废止: another document repealed it or took its place.</summary>
    Repealed,
}

/// <summary>Writes <see cref="PolicyListing"/>.</summary>
public sealed partial class PolicyListingProjection : SingleStreamProjection<PolicyListing, Guid>
{
    public PolicyListingProjection() => this.IncludeFactsBeside<PolicyDocumentRevised>();

    public override PolicyListing? Evolve(PolicyListing? row, Guid id, IEvent e) => After(row, id, e);

    /// <summary>The row once this has happened too.</summary>
    public static PolicyListing? After(PolicyListing? row, Guid id, IEvent e)
    {
        if (e.Data is PolicyDocumentImported imported) row = Import(id, imported);
        if (row is null) return null;
        return e.Data switch
        {
            PolicyDocumentRevised r => With(row with { Confirmed = false, Versions = [.. row.Versions, new(r.TextVersion, r.OccurredOn, r.Body.Length, r.Reason)] }, r.PublishedOn),
            PolicyDocumentClassified c => With(row with { Kind = c.Kind, Region = c.Region }, c.PublishedOn),
            PolicyValiditySet v => row with { ValidFrom = v.From, ValidTo = v.To },
            PolicyDocumentCatalogued c => With(On(row, c.Card) with { Confirmed = c.TextVersion == row.TextVersion }, c.Card.PublishedOn),
            PolicyDocumentRepealed r => row with { Repeal = r, RepealedOn = r.On, RepealedBy = r.ByDocument },
            PolicyDocumentConcealed => row with { Concealed = true, Withdrawn = true },
            PolicyDocumentRevealed => row with { Concealed = false },
            PolicyRepealUndone => row with { Repeal = null, RepealedOn = null, RepealedBy = null },
            PolicyDocumentWithdrawn w => row with { Withdrawn = true, WithdrawnReason = w.Reason },
            PolicyDocumentRestored => row with { Withdrawn = row.Concealed, WithdrawnReason = null },
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
        Contribution = e.Contribution,
        Versions = [new(1, e.OccurredOn, e.Body.Length, null)],
    }, e.PublishedOn);

    private static PolicyListing On(PolicyListing row, PolicyCard card) => row with
    {
        Kind = card.Kind,
        Region = card.Region,
        IndexNumber = card.IndexNumber,
        DocumentNumber = card.DocumentNumber,
        Issuer = card.Issuer,
        Industries = [.. card.Industries],
        ValidFrom = card.ValidFrom,
        ValidTo = card.ValidTo,
    };

    private static PolicyListing With(PolicyListing row, DateOnly? publishedOn) =>
        row with { PublishedOn = publishedOn, Year = YearInTitle().Match(row.Title) is { Success: true } m ? int.Parse(m.Value[..4], CultureInfo.InvariantCulture) : publishedOn?.Year };

    [GeneratedRegex("(19|20)[0-9]{2}年")]
    private static partial Regex YearInTitle();
}
