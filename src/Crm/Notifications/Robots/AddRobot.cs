using Crm.Foundation;
using Crm.Privacy;
using Crm.Team;
using Crm.Team.Passwords;
using FluentValidation;
using Microsoft.Extensions.Options;
using Wolverine.Marten;

namespace Crm.Notifications.Robots;

/// <summary>Lets a group's robot tell a unit's people what they should know.</summary>
/// <param name="RobotId">Made by whoever asks, so that asking twice adds one.</param>
/// <param name="Address">The webhook address that the messenger shows for the robot.</param>
/// <param name="Secret">The robot's signing secret (加签); 企业微信 has none.</param>
[Allow(Role.Administrator, Role.Manager)]
public sealed record AddRobot(Guid RobotId, string Unit, string Name, RobotVendor Vendor, Secret Address, Secret? Secret, DateOnly OccurredOn) : ICommand;

/// <summary>What an <see cref="AddRobot"/> must hold.</summary>
public sealed class AddRobotValidator : AbstractValidator<AddRobot>
{
    public AddRobotValidator()
    {
        RuleFor(c => c.Name).NotEmpty().WithMessage("请写群的名称。").MaximumLength(60).WithMessage("群的名称不能超过 60 个字。");
        RuleFor(c => c.Vendor).IsInEnum().WithMessage("请选企业微信、钉钉或飞书。");
        RuleFor(c => c.Address).Must(a => a.Text.Length is > 0 and <= 500).WithMessage("请粘贴机器人的 Webhook 地址。");
        RuleFor(c => c.Secret).Must(s => s is null || s.Value.Text.Length <= 200).WithMessage("密钥不能超过 200 个字。");
    }
}

/// <summary>Handles <see cref="AddRobot"/>.</summary>
public static class AddRobotHandler
{
    public static (IStartStream, IMartenOp) Handle(AddRobot command, Actor actor, IRoster roster, SecretBox box, IOptions<RobotSettings> settings, TimeProvider clock)
    {
        China.MustNotBeLater(command.OccurredOn, China.Today(clock), nameof(command.OccurredOn));
        var unit = roster.Unit(command.Unit) ?? throw new RuleBroken("没有这个招商单位。") { Field = nameof(command.Unit) };
        if (!actor.Oversees(unit.Code)) throw new RuleBroken("只能为本单位和下级单位添加群机器人。") { Field = nameof(command.Unit), Kind = Refusal.Forbidden };
        settings.Value.MustBeOf(command.Vendor, command.Address.Text.Trim(), nameof(command.Address));
        var key = new RobotKeyText(command.Address.Text.Trim(), command.Secret?.Text.Filled());
        return (
            MartenOps.StartStream<Robot>(command.RobotId, [.. Decide(command, unit)]),
            MartenOps.Store(new RobotKey(command.RobotId, box.Close(command.RobotId, key.Write()))));
    }

    public static IEnumerable<object> Decide(AddRobot command, UnitPlace unit)
    {
        yield return new RobotAdded(unit.Code, unit.Path, command.Name.Trim(), command.Vendor, command.OccurredOn);
    }
}
