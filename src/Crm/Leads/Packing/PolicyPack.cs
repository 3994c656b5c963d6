using Crm.Foundation;
using JasperFx.Events;
using Marten.Events.Projections;

namespace Crm.Leads.Packing;

/// <summary>Something in a policy pack.</summary>
/// <param name="Version">The version that was read.</param>
/// <param name="Quote">A passage; null for the whole document.</param>
/// <param name="Note">Why it is in it.</param>
public sealed record PackItem(Guid Document, int Version, string Title, string? Quote, string? Note);

/// <summary>What an investor did with a policy pack.</summary>
public enum PackOpening
{
    /// <summary>打开了网页.</summary>
    Page = 1,

    /// <summary>下载了 Word.</summary>
    Docx,

    /// <summary>下载了 PDF.</summary>
    Pdf,
}

/// <summary>A policy pack as the lead's page and the page behind its link show it. Written in the transaction of each fact, whichever lead the fact stands on after a merge.</summary>
public sealed record PolicyPack
{
    public Guid Id { get; init; }

    /// <summary>The lead it was made on; that may have been merged into another since.</summary>
    public Guid Lead { get; init; }

    public string Title { get; init; } = "";

    public string? Note { get; init; }

    public IReadOnlyList<PackItem> Items { get; init; } = [];

    /// <summary>SHA-256 of the link, to be found by.</summary>
    public string LinkHash { get; init; } = "";

    public DateTimeOffset ExpiresAt { get; init; }

    public bool Revoked { get; init; }

    /// <summary>Login of whoever made it.</summary>
    public string By { get; init; } = "";

    public DateTimeOffset MadeAt { get; init; }

    /// <summary>How often its link was mailed.</summary>
    public int Mailed { get; init; }

    /// <summary>How often the investor opened it or took a file.</summary>
    public int Opened { get; init; }

    /// <summary>When each was done last.</summary>
    public IReadOnlyList<PackOpened> Openings { get; init; } = [];

    /// <summary>When something of it was opened last.</summary>
    public DateTimeOffset? LastOpened => Openings.Count == 0 ? null : Openings.Max(o => o.At);

    /// <summary>Whether its link opens it.</summary>
    public bool IsOpen(DateTimeOffset now) => !Revoked && ExpiresAt > now;
}

/// <summary>When something was done last.</summary>
public sealed record PackOpened(PackOpening How, DateTimeOffset At);

/// <summary>Writes <see cref="PolicyPack"/>.</summary>
public sealed partial class PolicyPackProjection : MultiStreamProjection<PolicyPack, Guid>
{
    public PolicyPackProjection()
    {
        Identity<PolicyPackMade>(e => e.Pack);
        Identity<PolicyPackMailed>(e => e.Pack);
        Identity<PolicyPackOpened>(e => e.Pack);
        Identity<PolicyPackRevoked>(e => e.Pack);
    }

    public override PolicyPack? Evolve(PolicyPack? pack, Guid id, IEvent e) => e.Data switch
    {
        PolicyPackMade m => new PolicyPack
        {
            Id = id, Lead = e.StreamId, Title = m.Title, Note = m.Note, Items = m.Items, LinkHash = m.LinkHash, ExpiresAt = m.ExpiresAt, By = e.UserName ?? "", MadeAt = e.RecordedAt(),
        },
        _ when pack is null => null,
        PolicyPackMailed => pack with { Mailed = pack.Mailed + 1 },
        PolicyPackOpened o => pack with { Opened = pack.Opened + 1, Openings = [.. pack.Openings.Where(x => x.How != o.How), new PackOpened(o.How, e.RecordedAt())] },
        PolicyPackRevoked => pack with { Revoked = true },
        _ => pack,
    };
}
