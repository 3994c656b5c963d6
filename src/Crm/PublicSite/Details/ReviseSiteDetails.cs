using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Marten;

namespace Crm.PublicSite.Details;

/// <summary>Says anew what the public site tells about its office.</summary>
/// <param name="Version">The version that was seen; 0 where nothing had been said.</param>
[Allow(Role.Administrator)]
public sealed record ReviseSiteDetails(SiteDetails Details, long Version) : ICommand;

/// <summary>What a <see cref="ReviseSiteDetails"/> must hold.</summary>
public sealed class ReviseSiteDetailsValidator : AbstractValidator<ReviseSiteDetails>
{
    public ReviseSiteDetailsValidator()
    {
        RuleFor(c => c.Details).NotNull().WithMessage("请填写网站信息。").SetValidator(new SiteDetailsValidator());
        RuleFor(c => c.Version).GreaterThanOrEqualTo(0).WithMessage("版本号不对，请刷新后再试。");
    }
}

/// <summary>Handles <see cref="ReviseSiteDetails"/>.</summary>
public static class ReviseSiteDetailsHandler
{
    public static async Task Handle(ReviseSiteDetails command, Actor actor, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        var site = await session.Events.FetchForWriting<SiteProfile>(SiteProfile.Stream, token);
        site.AppendMany(Decide(command, site.Aggregate, actor, China.Today(clock)));
    }

    public static IEnumerable<object> Decide(ReviseSiteDetails command, SiteProfile? site, Actor actor, DateOnly today)
    {
        MustSpeakForAll(actor);
        if (command.Version != (site?.Version ?? 0)) throw RuleBroken.ChangedMeanwhile;
        yield return new SiteDetailsRevised(command.Details.Tidy(), today);
    }

    /// <summary>The site is the whole installation's: only whoever administers the topmost unit speaks for it.</summary>
    public static bool SpeaksForAll(Actor actor) => actor.IsJob || (actor.Is(Role.Administrator) && actor.UnitPath == actor.Unit + "/");

    private static void MustSpeakForAll(Actor actor)
    {
        if (!SpeaksForAll(actor)) throw new RuleBroken("网站信息由最上级单位的系统管理员维护。") { Kind = Refusal.Forbidden };
    }
}
