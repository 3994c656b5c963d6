using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Marten;

namespace Crm.Clocks.Calendar;

/// <summary>Sets the hours at which the offices are open on every working day of a year. Open clocks are counted anew.</summary>
[Allow(Role.Administrator, Role.Manager)]
public sealed record SetOfficeHours(int Year, IReadOnlyList<OfficeSession> Sessions) : ICommand;

/// <summary>What a <see cref="SetOfficeHours"/> must hold.</summary>
public sealed class SetOfficeHoursValidator : AbstractValidator<SetOfficeHours>
{
    public SetOfficeHoursValidator()
    {
        RuleFor(c => c.Year).InclusiveBetween(2000, 2099).WithMessage("年份不对，请填 2000 到 2099。");
        RuleFor(c => c.Sessions).NotEmpty().WithMessage("请填写上班时间。");
    }
}

/// <summary>Handles <see cref="SetOfficeHours"/>.</summary>
public static class SetOfficeHoursHandler
{
    public static async Task Handle(SetOfficeHours command, Actor actor, IRoster roster, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        CalendarReach.Demand(actor, roster);
        var year = await session.Events.FetchForWriting<CalendarYear>(CalendarYear.IdOf(command.Year), token);
        year.AppendMany(Decide(command, year.Aggregate ?? CalendarYear.Blank(command.Year), China.Today(clock)));
    }

    public static IEnumerable<object> Decide(SetOfficeHours command, CalendarYear year, DateOnly today)
    {
        new OfficeHours(command.Sessions).MustBeSound();
        if (!(year.Hours ?? OfficeHours.Usual).Sessions.SequenceEqual(command.Sessions)) yield return new OfficeHoursSet(command.Year, command.Sessions, today);
    }
}
