using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Marten;

namespace Crm.Notifications.Choosing;

/// <summary>Chooses how the signed-in person is told of what.</summary>
/// <param name="Kinds">Kinds that are left out keep what is usual for them.</param>
/// <param name="QuietFrom">Time of day in China from which nothing is sent; null for no quiet hours.</param>
/// <param name="QuietTo">Time of day in China from which it is sent again; before <paramref name="QuietFrom"/> means the next morning.</param>
/// <param name="DigestAt">Time of day in China of the daily mail.</param>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager, Role.Editor, Role.Auditor, Role.Administrator, Jobs = false)]
public sealed record ChooseNotices(IReadOnlyList<KindChoice> Kinds, TimeOnly? QuietFrom, TimeOnly? QuietTo, TimeOnly DigestAt, DateOnly OccurredOn) : ICommand;

/// <summary>What a <see cref="ChooseNotices"/> must hold.</summary>
public sealed class ChooseNoticesValidator : AbstractValidator<ChooseNotices>
{
    public ChooseNoticesValidator()
    {
        RuleFor(c => c.Kinds).Must(kinds => kinds.All(k => Enum.IsDefined(k.Kind) && Enum.IsDefined(k.Mail))).WithMessage("没有这种消息或这种方式。");
        RuleFor(c => c.Kinds).Must(kinds => kinds.DistinctBy(k => k.Kind).Count() == kinds.Count).WithMessage("每种消息只能选一次。");
        RuleFor(c => c.QuietTo).Must((c, to) => to is null == c.QuietFrom is null).WithMessage("免打扰要写明从几点到几点。");
    }
}

/// <summary>Handles <see cref="ChooseNotices"/>.</summary>
public static class ChooseNoticesHandler
{
    public static async Task Handle(ChooseNotices command, Actor actor, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        China.MustNotBeLater(command.OccurredOn, China.Today(clock), nameof(command.OccurredOn));
        var choices = await session.Events.FetchForWriting<NoticeChoices>(NoticeChoices.IdOf(actor.Login), token);
        foreach (var fact in Decide(command)) choices.AppendOne(fact);
    }

    public static IEnumerable<object> Decide(ChooseNotices command)
    {
        yield return new NoticeChoicesRevised(
            [.. Enum.GetValues<NewsKind>().Select(kind => command.Kinds.FirstOrDefault(k => k.Kind == kind) ?? NoticeChoices.Usual.For(kind))],
            command.QuietFrom, command.QuietTo, command.DigestAt, command.OccurredOn);
    }
}
