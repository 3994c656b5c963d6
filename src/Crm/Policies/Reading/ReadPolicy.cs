using Crm.Foundation;
using Crm.Policies.Library;
using Crm.Team;
using Marten;

namespace Crm.Policies.Reading;

/// <summary>A document's text to read and quote, in the current version or in any older one.</summary>
/// <param name="TextVersion">The version; the current one where it is left out.</param>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager, Role.Editor, Role.Auditor, Role.Administrator)]
public sealed record ReadPolicy(Guid DocumentId, int? TextVersion = null) : IQuery<PolicyReading>;

/// <summary>What is read.</summary>
/// <param name="Document">The document as it is now.</param>
/// <param name="TextVersion">The version of the text.</param>
/// <param name="Validity">The document's state today.</param>
/// <param name="Body">The text, one paragraph a line.</param>
public sealed record PolicyReading(PolicyListing Document, int TextVersion, Validity Validity, string Body)
{
    private const int MostRepealed = 50;

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
        var repealed = await session.Query<PolicyListing>().Where(l => l.RepealedBy == id && !l.Withdrawn).OrderBy(l => l.Id).Take(MostRepealed).ToListAsync(token);
        return new(document, wanted, document.On(today), text.Body) { Repealed = [.. repealed.Select(l => new PolicyName(l.Id, l.Title))] };
    }
}

/// <summary>Answers <see cref="ReadPolicy"/>.</summary>
public static class ReadPolicyHandler
{
    public static Task<PolicyReading> Handle(ReadPolicy query, IQuerySession session, TimeProvider clock, CancellationToken token) =>
        PolicyReading.Of(session, query.DocumentId, query.TextVersion, nameof(query.TextVersion), China.Today(clock), token);
}
