using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Parks.Describing;

/// <summary>Says something new about a park: name, place, leading industries, figures.</summary>
/// <param name="Version">The park's version the person saw, so that nobody writes over what another has just written.</param>
[Allow(Role.Administrator, Role.Manager)]
public sealed record DescribePark(Guid ParkId, ParkDescription Description, DateOnly OccurredOn, long Version) : IParkCommand;

/// <summary>What a <see cref="DescribePark"/> must hold.</summary>
public sealed class DescribeParkValidator : AbstractValidator<DescribePark>
{
    public DescribeParkValidator() => RuleFor(c => c.Description).NotNull().WithMessage("请填写园区情况。").SetValidator(new ParkDescriptionValidator());
}

/// <summary>Handles <see cref="DescribePark"/>.</summary>
public static class DescribeParkHandler
{
    public static Events Handle(DescribePark command, [WriteModel] Park park, TimeProvider clock) => [.. Decide(command, China.Today(clock))];

    public static IEnumerable<object> Decide(DescribePark command, DateOnly today)
    {
        China.MustNotBeLater(command.OccurredOn, today, nameof(command.OccurredOn));
        yield return new ParkDescribed(command.Description, command.OccurredOn);
    }
}
