using Crm.Foundation;
using Crm.Team;
using Marten;

namespace Crm.Policies.Importing;

/// <summary>What the library has of a document, for whoever is about to import it.</summary>
[Allow(Role.Editor)]
public sealed record FindPolicyVersion(Guid DocumentId) : IQuery<KnownPolicy?>;

/// <summary>A document the library has.</summary>
/// <param name="TextVersion">Number of its current version.</param>
/// <param name="Fingerprint">Of the current version's body.</param>
/// <param name="TakenBack">Withdrawn together with the import that brought it, so that importing it again restores it.</param>
public sealed record KnownPolicy(int TextVersion, string Fingerprint, PolicyKind Kind, string? Region, DateOnly? PublishedOn, bool Withdrawn, bool TakenBack = false)
{
    internal static KnownPolicy Of(PolicyDocument d) => new(d.TextVersion, d.Fingerprint, d.Card.Kind, d.Card.Region, d.Card.PublishedOn, d.Withdrawn, d.TakenBack);
}

/// <summary>Answers <see cref="FindPolicyVersion"/>.</summary>
public static class FindPolicyVersionHandler
{
    public static async Task<KnownPolicy?> Handle(FindPolicyVersion query, IQuerySession session, CancellationToken token) =>
        await session.LoadAsync<PolicyDocument>(query.DocumentId, token) is { } d ? KnownPolicy.Of(d) : null;
}
