using Crm.Foundation;

namespace Crm.Leads;

/// <summary>Reasons in words, compulsory wherever something is taken back or taken away.</summary>
public static class Reasons
{
    /// <summary>A reason must say something, in at most 500 characters.</summary>
    /// <exception cref="RuleBroken">It is empty or too long.</exception>
    public static void MustBeGiven(string? reason, string field)
    {
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleBroken("请写明原因。") { Field = field };
        if (reason.Length > 500) throw new RuleBroken("原因不能超过 500 个字。") { Field = field, Kind = Refusal.Input };
    }
}
