using Crm.Compendia.Writing;
using Crm.Foundation;
using Crm.Privacy;
using JasperFx.Events;
using Marten;

namespace Crm.Compendia.Ordering;

/// <summary>A visitor's request for a compendium: what decisions need to know, and what lists show.</summary>
public sealed partial record CompendiumOrder
{
    /// <summary>Stream id, derived from the inquiry.</summary>
    public Guid Id { get; init; }

    /// <summary>The inquiry it is.</summary>
    public Guid Inquiry { get; init; }

    /// <summary>Its receipt number.</summary>
    public string Number { get; init; } = "";

    /// <summary>The compendium; null while there is none that fits.</summary>
    public Guid? Compendium { get; init; }

    public string? Region { get; init; }

    public string? Industry { get; init; }

    /// <summary>Where links are mailed to.</summary>
    public Sealed To { get; init; }

    public string Language { get; init; } = "zh-CN";

    public DateTimeOffset OrderedAt { get; init; }

    /// <summary>The links that were mailed, oldest first.</summary>
    public IReadOnlyList<OrderLink> Links { get; init; } = [];

    /// <summary>Their hashes, to be found by.</summary>
    public string[] Hashes { get; init; } = [];

    /// <summary>What was downloaded, each file with its last time.</summary>
    public IReadOnlyList<OrderFetch> Fetches { get; init; } = [];

    /// <summary>How often something was.</summary>
    public int Fetched { get; init; }

    /// <summary>The stream of an inquiry's order.</summary>
    public static Guid IdOf(Guid inquiry) => Uuid5.Of("compendium-order", $"{inquiry}");

    public static CompendiumOrder Create(IEvent<CompendiumOrdered> e) => new()
    {
        Id = e.StreamId,
        Inquiry = e.Data.Inquiry,
        Number = e.Data.Number,
        Compendium = e.Data.Compendium,
        Region = e.Data.Region,
        Industry = e.Data.Industry,
        To = e.Data.To,
        Language = e.Data.Language,
        OrderedAt = e.RecordedAt(),
    };

    public CompendiumOrder Apply(IEvent<CompendiumLinkMailed> e) => this with
    {
        Compendium = e.Data.Compendium,
        Links = [.. Links, new OrderLink(e.Data.LinkHash, e.Data.ExpiresAt, e.RecordedAt())],
        Hashes = [.. Hashes, e.Data.LinkHash],
    };

    public CompendiumOrder Apply(IEvent<CompendiumFetched> e) => this with
    {
        Fetched = Fetched + 1,
        Fetches = [.. Fetches.Where(f => f.Format != e.Data.Format), new OrderFetch(e.Data.Format, e.RecordedAt())],
    };

    /// <summary>The order of a link, for reading; refuses a link that is none.</summary>
    public static async Task<CompendiumOrder> Find(string link, IQuerySession session, CancellationToken token)
    {
        var found = await session.QueryAsync<CompendiumOrder>("where hashes @> ?", token, [new[] { SecretLinks.HashOf(link) }]);
        return found.Count == 1 ? found[0] : throw new RuleBroken("没有这个链接，可能没有复制完整。") { Kind = Refusal.Missing };
    }

    /// <summary>When a link ends.</summary>
    public DateTimeOffset EndOf(string link) => Links.First(l => l.Hash == SecretLinks.HashOf(link)).ExpiresAt;
}

/// <summary>A link that was mailed.</summary>
public sealed record OrderLink(string Hash, DateTimeOffset ExpiresAt, DateTimeOffset MailedAt);

/// <summary>A file that was downloaded.</summary>
public sealed record OrderFetch(BookFormat Format, DateTimeOffset At);
