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
    /// <summary>Whether this is the current version.</summary>
    public bool IsCurrent => TextVersion == Document.TextVersion;
}

/// <summary>Answers <see cref="ReadPolicy"/>.</summary>
public static class ReadPolicyHandler
{
    public static async Task<PolicyReading> Handle(ReadPolicy query, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var document = await session.LoadAsync<PolicyListing>(query.DocumentId, token) ?? throw new RuleBroken("没有这份文件。") { Kind = Refusal.Missing };
        var version = query.TextVersion ?? document.TextVersion;
        var text = await session.LoadAsync<PolicyText>(PolicyText.IdOf(document.Id, version), token)
            ?? throw new RuleBroken("这份文件没有第 {0} 版。", version) { Kind = Refusal.Missing, Field = nameof(query.TextVersion) };
        return new(document, version, document.On(China.Today(clock)), text.Body);
    }
}
