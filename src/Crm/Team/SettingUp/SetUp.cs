using Crm.Foundation;
using Crm.Team.Passwords;
using Crm.Team.People;
using Crm.Team.Units;
using FluentValidation;
using Marten;
using Microsoft.AspNetCore.Identity;

namespace Crm.Team.SettingUp;

/// <summary>Founds the topmost unit and its first administrator. Sent by the set-up page for whoever holds the key; no role may.</summary>
[Allow]
public sealed record SetUp(Secret Key, string UnitCode, string UnitName, string Login, string Name, Secret Password) : ICommand;

public static class SetUpHandler
{
    public static async Task Handle(SetUp command, Roster roster, IDocumentSession session, IPasswordHasher<Account> hasher, TimeProvider clock, CancellationToken token)
    {
        var invitation = await session.LoadAsync<SetUpInvitation>(SetUpInvitation.IdOf(command.Key.Text), token);
        object[] facts = [.. Decide(command, invitation, roster.Now, clock.GetUtcNow(), China.Today(clock))];
        session.Store(invitation! with { Used = true });
        session.Events.StartStream<OrganisationUnit>(OrganisationUnit.IdOf(command.UnitCode), facts[0]);
        session.Events.StartStream<Person>(Person.IdOf(command.Login), facts[1..]);
        session.Store(hasher.NewAccount(command.Login, command.Password));
    }

    /// <summary>The unit's first fact, then the person's.</summary>
    public static IEnumerable<object> Decide(SetUp command, SetUpInvitation? invitation, RosterSheet staff, DateTimeOffset now, DateOnly today)
    {
        if (invitation?.IsGood(now) != true || FirstAdministrator.Exists(staff))
            throw new RuleBroken("这个链接已经用过或已过期。重新启动程序会打印新的链接。") { Kind = Refusal.Forbidden };
        if (PasswordRules.Objection(command.Password.Text, nameof(command.Password), command.Login, command.Name) is { } objection) throw objection;
        yield return new UnitFounded(command.UnitCode, command.UnitName.Trim(), null, UnitRules.KindOf(command.UnitCode), today);
        yield return new PersonAdded(command.Login, command.Name.Trim(), command.UnitCode, [Role.Administrator], null, today);
        yield return new PasswordChanged(today);
    }
}

public sealed class SetUpValidator : AbstractValidator<SetUp>
{
    public SetUpValidator()
    {
        RuleFor(c => c.UnitCode).UnitCode();
        RuleFor(c => c.UnitName).UnitName();
        RuleFor(c => c.Login).Login();
        RuleFor(c => c.Name).PersonName();
    }
}
