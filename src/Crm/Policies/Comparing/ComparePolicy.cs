using Crm.Foundation;
using Crm.Policies.Library;
using Crm.Policies.Reading;
using Crm.Team;
using Marten;

namespace Crm.Policies.Comparing;

/// <summary>What differs between two versions of a document's text.</summary>
/// <param name="From">The version to begin with; the one before the other where it is left out.</param>
/// <param name="To">The version to end with; the current one where it is left out.</param>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager, Role.Editor, Role.Auditor, Role.Administrator)]
public sealed record ComparePolicy(Guid DocumentId, int? From = null, int? To = null) : IQuery<PolicyComparison>;

/// <summary>Two versions of a text side by side.</summary>
/// <param name="Changes">The paragraphs of both in reading order.</param>
public sealed record PolicyComparison(PolicyListing Document, int From, int To, IReadOnlyList<ParagraphChange> Changes)
{
    /// <summary>How many paragraphs something became of.</summary>
    public int Count(ChangeKind kind) => Changes.Count(change => change.Kind == kind);
}

/// <summary>Answers <see cref="ComparePolicy"/>.</summary>
public static class ComparePolicyHandler
{
    public static async Task<PolicyComparison> Handle(ComparePolicy query, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var today = China.Today(clock);
        var to = await PolicyReading.Of(session, query.DocumentId, query.To, nameof(query.To), today, token);
        var from = await PolicyReading.Of(session, query.DocumentId, query.From ?? Math.Max(1, to.TextVersion - 1), nameof(query.From), today, token);
        return new(to.Document, from.TextVersion, to.TextVersion, TextComparison.Of(from.Body, to.Body));
    }
}
