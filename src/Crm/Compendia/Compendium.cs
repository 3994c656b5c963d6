using Crm.Foundation;
using JasperFx.Events;

namespace Crm.Compendia;

/// <summary>A compendium as decisions need to know it.</summary>
public sealed partial record Compendium
{
    /// <summary>Stream id.</summary>
    public Guid Id { get; init; }

    public string Title { get; init; } = "";

    public CompendiumScope Scope { get; init; } = default!;

    /// <summary>Documents that are not wanted.</summary>
    public IReadOnlyList<Guid> LeftOut { get; init; } = [];

    /// <summary>The build that runs; null while none does.</summary>
    public Guid? Building { get; init; }

    /// <summary>The last build that succeeded.</summary>
    public Guid? Built { get; init; }

    /// <summary>The build that visitors can ask for.</summary>
    public Guid? Published { get; init; }

    public static Compendium Create(IEvent<CompendiumDrafted> e) => new() { Id = e.StreamId, Title = e.Data.Title, Scope = e.Data.Scope, LeftOut = e.Data.LeftOut };

    public Compendium Apply(CompendiumRedrafted e) => this with { Title = e.Title, Scope = e.Scope, LeftOut = e.LeftOut };

    public Compendium Apply(CompendiumBuildBegun e) => this with { Building = e.Build };

    public Compendium Apply(CompendiumBuilt e) => this with { Building = null, Built = e.Build };

    public Compendium Apply(CompendiumBuildFailed _) => this with { Building = null };

    public Compendium Apply(CompendiumBuildCancelled _) => this with { Building = null };

    public Compendium Apply(CompendiumPublished e) => this with { Published = e.Build };

    public Compendium Apply(CompendiumUnpublished _) => this with { Published = null };

    /// <summary>While it is being built, what it is built from stays as it is.</summary>
    public void MustNotBeBuilding()
    {
        if (Building is not null) throw new RuleBroken("这份汇编正在生成。请等它完成，或先取消。") { Kind = Refusal.Conflict };
    }
}
