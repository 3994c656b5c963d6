using FluentValidation;

namespace Crm.Foundation;

/// <summary>Holds what a question carries against the rules of the command that would set it.</summary>
public static class Passing
{
    /// <summary>Refuses what a command's validator would refuse.</summary>
    /// <exception cref="RuleBroken">With the first fault's sentence and field.</exception>
    public static void MustPass<T>(this IValidator<T> validator, T command)
    {
        if (validator.Validate(command).Errors is [var fault, ..]) throw new RuleBroken(fault.ErrorMessage) { Field = fault.PropertyName, Kind = Refusal.Input };
    }
}
