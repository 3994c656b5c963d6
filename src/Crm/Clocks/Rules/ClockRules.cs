using System.Text.Json.Serialization;
using Crm.Clocks.Calendar;
using Crm.Foundation;

namespace Crm.Clocks.Rules;

/// <summary>A unit's promises from a day on: one rule for each kind of clock.</summary>
/// <param name="Name">As people call the set ("2026-01").</param>
/// <param name="ValidFrom">First day it holds, until a later set of the same unit takes over.</param>
public sealed record ClockRules(string Name, DateOnly ValidFrom, IReadOnlyList<ClockRule> Rules) : IDatedSet
{
    DateOnly IDatedSet.From => ValidFrom;

    /// <summary>What holds where no unit has a set of its own; from seeds/rules/clocks-2026-01.json.</summary>
    public static ClockRules Default { get; } = SeedFiles.Read<ClockRules>("rules/clocks-2026-01.json");

    /// <summary>The rule of a kind. A set older than the kind says nothing about it: then the one everybody starts with holds.</summary>
    public ClockRule Of(ClockKind kind) => Rules.FirstOrDefault(rule => rule.Kind == kind) ?? Default.Of(kind);

    /// <summary>Refuses a set that says too little or nonsense.</summary>
    /// <exception cref="RuleBroken">A kind has none or two rules, or a rule is unsound.</exception>
    public void MustBeSound()
    {
        if (!Enum.GetValues<ClockKind>().Order().SequenceEqual(Rules.Select(r => r.Kind).Order()))
            throw new RuleBroken("每种时限都要有一条规则，而且只有一条。") { Field = "Rules.Rules", Kind = Refusal.Input };
        foreach (var rule in Rules) rule.MustBeSound();
    }
}

/// <summary>How long one kind of clock runs, when it warns and to whom it goes when it was not kept.</summary>
/// <param name="WarnAt">Shares of the term in per cent, ascending: 50, 80.</param>
/// <param name="Escalate">Steps, in order of time.</param>
public sealed record ClockRule(ClockKind Kind, Term Term, IReadOnlyList<int> WarnAt, IReadOnlyList<EscalationStep> Escalate)
{
    private const int MostSteps = 5;

    /// <summary>Refuses what is no rule.</summary>
    /// <exception cref="RuleBroken">With the field it belongs to.</exception>
    public void MustBeSound()
    {
        Term.MustBeSound($"Rules.{Kind}");
        if (WarnAt.Count > MostSteps || WarnAt.Any(p => p is < 1 or > 99) || WarnAt.Zip(WarnAt.Skip(1)).Any(pair => pair.First >= pair.Second))
            throw Wrong("提醒要写成从小到大的百分比，1 到 99，最多 5 个。");
        if (Escalate.Count is 0 or > MostSteps || Escalate.Any(s => s.Up is < 0 or > 9)) throw Wrong("超期后要报给谁：1 到 5 级，每级写明往上几级单位。");
        foreach (var after in Escalate.Select(s => s.After).OfType<Term>()) after.MustBeSound($"Rules.{Kind}");
        var early = Early().ToList();
        if (early.Any(s => s.After is not null || s.Into!.Measure != Term.Measure || Term.IsWorking || s.Into.Amount < 1 || s.Into.Amount >= Term.Amount)
            || early.Zip(early.Skip(1)).Any(pair => pair.First.Into!.Amount >= pair.Second.Into!.Amount) || !Escalate.Take(early.Count).SequenceEqual(early))
            throw Wrong("到期前的上报要写在前面，从早到晚，用与时长相同的自然时间单位，而且短于时长。");
        var late = Escalate.Skip(early.Count).ToList();
        if (late.Count == 0 || late[0].After is not null || late.Skip(1).Any(s => s.After is null)) throw Wrong("第一级在到期时就报，以后各级写明到期后多久。");
    }

    /// <summary>The steps before the end.</summary>
    public IEnumerable<EscalationStep> Early() => Escalate.Where(step => step.Into is not null);

    private RuleBroken Wrong(string text) => new(text) { Field = $"Rules.{Kind}", Kind = Refusal.Input };
}

/// <summary>One step of an escalation.</summary>
/// <param name="Up">Whose managers are told: 0 the unit's own, 1 those of the unit above, and so on.</param>
/// <param name="After">How long after the clock was due; null for at once.</param>
/// <param name="Into">How long after the clock began, for a step before the end; null for one that comes once it is over.</param>
public sealed record EscalationStep(int Up, Term? After, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] Term? Into = null);
