using Crm.Foundation;
using Crm.Policies.Library;
using Crm.Team;
using Marten;

namespace Crm.Policies.Reading;

/// <summary>A document's text to read and quote, in the current version, in any older one, or with everything else as the library knew it on a day gone by.</summary>
/// <param name="TextVersion">The version; the current one where it is left out.</param>
/// <param name="AsOf">The day to look back to; not together with a version.</param>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager, Role.Editor, Role.Auditor, Role.Administrator)]
public sealed record ReadPolicy(Guid DocumentId, int? TextVersion = null, DateOnly? AsOf = null) : IQuery<PolicyReading>;

/// <summary>What is read.</summary>
/// <param name="Document">The document as it is now, or as it was known on the day looked back to.</param>
/// <param name="TextVersion">The version of the text.</param>
/// <param name="Validity">The document's state today, or on that day.</param>
/// <param name="Body">The text, one paragraph a line.</param>
public sealed record PolicyReading(PolicyListing Document, int TextVersion, Validity Validity, string Body)
{
    private const int MostRepealed = 50;

    /// <summary>The day that is looked back to; null for today.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Documents that lost their force by this one's word.</summary>
    public IReadOnlyList<PolicyName> Repealed { get; init; } = [];

    /// <summary>Whether this is the current version.</summary>
    public bool IsCurrent => TextVersion == Document.TextVersion;

    /// <summary>Reads a version, for a page or for a command that quotes from it.</summary>
    /// <param name="version">The current one where it is null.</param>
    /// <param name="field">Where the version was named.</param>
    /// <exception cref="RuleBroken">The library has no such document or no such version.</exception>
    public static async Task<PolicyReading> Of(IQuerySession session, Guid id, int? version, string field, DateOnly today, CancellationToken token)
    {
        var document = await session.LoadAsync<PolicyListing>(id, token) ?? throw new RuleBroken("没有这份文件。") { Kind = Refusal.Missing };
        if (document.Concealed) throw new RuleBroken("这份文件已封存。") { Kind = Refusal.Missing };
        var wanted = version ?? document.TextVersion;
        var text = await session.LoadAsync<PolicyText>(PolicyText.IdOf(id, wanted), token)
            ?? throw new RuleBroken("这份文件没有第 {0} 版。", wanted) { Kind = Refusal.Missing, Field = field };
        return new(document, wanted, document.On(today), text.Body) { Repealed = [.. (await RepealedBy(session, id, token)).Select(l => new PolicyName(l.Id, l.Title))] };
    }

    /// <summary>Reads a document as the library knew it at the end of a day.</summary>
    /// <exception cref="RuleBroken">The library did not have it that day, or nobody may read it now.</exception>
    public static async Task<PolicyReading> Then(IQuerySession session, Guid id, DateOnly day, CancellationToken token)
    {
        if (await session.LoadAsync<PolicyListing>(id, token) is { Concealed: true }) throw new RuleBroken("这份文件已封存。") { Kind = Refusal.Missing };
        var document = await PolicyHistory.On(session, id, day, token) ?? throw new RuleBroken("那一天政策库里还没有这份文件。") { Kind = Refusal.Missing };
        var text = await session.LoadAsync<PolicyText>(PolicyText.IdOf(id, document.TextVersion), token);
        var repealed = new List<PolicyName>();
        foreach (var other in await RepealedBy(session, id, token))
            if (await PolicyHistory.On(session, other.Id, day, token) is { Withdrawn: false } then && then.RepealedBy == id) repealed.Add(new(then.Id, then.Title));
        return new(document, document.TextVersion, document.On(day), text!.Body) { AsOf = day, Repealed = repealed };
    }

    private static Task<IReadOnlyList<PolicyListing>> RepealedBy(IQuerySession session, Guid id, CancellationToken token) =>
        session.Query<PolicyListing>().Where(l => l.RepealedBy == id && !l.Withdrawn && !l.Concealed).OrderBy(l => l.Id).Take(MostRepealed).ToListAsync(token);
}

/// <summary>Answers <see cref="ReadPolicy"/>.</summary>
public static class ReadPolicyHandler
{
    public static Task<PolicyReading> Handle(ReadPolicy query, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var today = China.Today(clock);
        if (query.AsOf is not { } day) return PolicyReading.Of(session, query.DocumentId, query.TextVersion, nameof(query.TextVersion), today, token);
        if (query.TextVersion is not null) throw new RuleBroken("版本和时点只能选一个。") { Field = nameof(query.AsOf), Kind = Refusal.Input };
        if (day > today) throw new RuleBroken("只能看今天和以前的样子。") { Field = nameof(query.AsOf), Kind = Refusal.Input };
        return PolicyReading.Then(session, query.DocumentId, day, token);
    }
}
