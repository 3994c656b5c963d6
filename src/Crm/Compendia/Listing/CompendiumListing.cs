using Crm.Compendia.Writing;
using Crm.Foundation;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace Crm.Compendia.Listing;

/// <summary>A compendium as lists and its page show it. Written in the command's own transaction.</summary>
public sealed record CompendiumListing
{
    public Guid Id { get; init; }

    public string Title { get; init; } = "";

    public CompendiumScope Scope { get; init; } = default!;

    /// <summary>Documents that are not wanted.</summary>
    public IReadOnlyList<Guid> LeftOut { get; init; } = [];

    /// <summary>The build that waits or runs.</summary>
    public Guid? Building { get; init; }

    /// <summary>Why the last build came to nothing.</summary>
    public BuildFailure? Failure { get; init; }

    /// <summary>The last build that succeeded.</summary>
    public Edition? Built { get; init; }

    /// <summary>The build that visitors can ask for.</summary>
    public Edition? Published { get; init; }

    /// <summary>The day it was published, or published anew.</summary>
    public DateOnly? PublishedOn { get; init; }

    /// <summary>Whether visitors can ask for it.</summary>
    public bool IsPublished => Published is not null;

    /// <summary>Login of whoever began it.</summary>
    public string By { get; init; } = "";

    /// <summary>When it was begun; orders the list.</summary>
    public DateTimeOffset BegunAt { get; init; }
}

/// <summary>A compendium as it was built.</summary>
public sealed record Edition(Guid Build, string Title, CompendiumScope Scope, IReadOnlyList<BuiltText> Texts, IReadOnlyList<BuiltFile> Files, DateTimeOffset BuiltAt)
{
    /// <summary>The file of a format; null where there is none.</summary>
    public BuiltFile? File(BookFormat format) => Files.FirstOrDefault(f => f.Format == format);
}

/// <summary>Writes <see cref="CompendiumListing"/>.</summary>
public sealed partial class CompendiumListingProjection : SingleStreamProjection<CompendiumListing, Guid>
{
    public CompendiumListingProjection() => this.IncludeFactsBeside<CompendiumDrafted>();

    public override CompendiumListing? Evolve(CompendiumListing? row, Guid id, IEvent e) => e.Data switch
    {
        CompendiumDrafted d => new CompendiumListing { Id = id, Title = d.Title, Scope = d.Scope, LeftOut = d.LeftOut, By = e.UserName ?? "", BegunAt = e.RecordedAt() },
        _ when row is null => null,
        CompendiumRedrafted r => row with { Title = r.Title, Scope = r.Scope, LeftOut = r.LeftOut },
        CompendiumBuildBegun b => row with { Building = b.Build, Failure = null },
        CompendiumBuilt b => row with { Building = null, Built = new Edition(b.Build, b.Title, b.Scope, b.Texts, b.Files, e.RecordedAt()) },
        CompendiumBuildFailed f => row with { Building = null, Failure = f.Cause },
        CompendiumBuildCancelled => row with { Building = null },
        CompendiumPublished p => row with { Published = row.Built, PublishedOn = p.OccurredOn },
        CompendiumUnpublished => row with { Published = null, PublishedOn = null },
        _ => row,
    };
}
