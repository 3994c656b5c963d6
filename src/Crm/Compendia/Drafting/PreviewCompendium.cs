using Crm.Foundation;
using Crm.Policies;
using Crm.Policies.Library;
using Crm.Team;
using Marten;
using Microsoft.Extensions.Options;

namespace Crm.Compendia.Drafting;

/// <summary>Which documents a scope takes in, before anything is built. By POST, since a scope is too rich for an address.</summary>
[Allow(Role.Editor)]
public sealed record PreviewCompendium(CompendiumScope Scope) : IQuery<CompendiumPreview>;

/// <summary>What there is.</summary>
/// <param name="Rows">In the order of the compendium.</param>
/// <param name="Most">How many a compendium may hold.</param>
/// <param name="More">Whether the scope takes in more than that.</param>
public sealed record CompendiumPreview(IReadOnlyList<PreviewRow> Rows, int Most, bool More);

/// <summary>One document.</summary>
/// <param name="Place">Its region in words.</param>
/// <param name="Version">The version of the day.</param>
/// <param name="IsCurrent">Whether that is the current one.</param>
/// <param name="Length">Its characters.</param>
public sealed record PreviewRow(Guid Document, string Title, string? Place, PolicyKind Kind, DateOnly? PublishedOn, Validity Validity, int Version, bool IsCurrent, int Length);

/// <summary>Answers <see cref="PreviewCompendium"/>.</summary>
public static class PreviewCompendiumHandler
{
    public static async Task<CompendiumPreview> Handle(PreviewCompendium query, IQuerySession session, IOptions<CompendiaSettings> settings, CancellationToken token)
    {
        var most = settings.Value.MostDocuments;
        var invalid = new CompendiumScopeValidator().Validate(query.Scope);
        if (!invalid.IsValid) throw new RuleBroken(invalid.Errors[0].ErrorMessage) { Field = $"{nameof(query.Scope)}.{invalid.Errors[0].PropertyName}", Kind = Refusal.Input };
        var picked = await PickedPolicies.Of(query.Scope, most + 1, session, token);
        return new([.. picked.Take(most).Select(Row)], most, picked.Count > most);
    }

    private static PreviewRow Row(PickedPolicy p) => new(
        p.Document.Id, p.Document.Title, CompendiumWords.Place(p.Document), p.Document.Kind, p.Document.PublishedOn, p.Validity, p.Version, p.Version == p.Document.TextVersion, p.Length);
}
