using System.Globalization;
using Crm.Clocks.Calendar;
using Crm.Foundation;
using Crm.Shell.Components;

namespace Crm.Clocks.Rules;

/// <summary>A set of clock rules as it stands in a form: the first step goes to the unit's own managers at once, a second one to those above, later.</summary>
public sealed class ClockRulesForm(ClockRules from)
{
    public string Name { get; set; } = "";

    public DateOnly? ValidFrom { get; set; }

    /// <summary>One line per kind.</summary>
    public IReadOnlyList<Line> Lines { get; } = [.. Enum.GetValues<ClockKind>().Select(kind => new Line(from.Of(kind)))];

    /// <summary>The set.</summary>
    /// <exception cref="RuleBroken">A line can't be read; names its kind.</exception>
    public ClockRules Read() => new(Name.Trim(), FormState.Day(ValidFrom, "Rules.ValidFrom"), [.. Lines.Select(line => line.Read())]);

    /// <summary>One rule.</summary>
    public sealed class Line(ClockRule rule)
    {
        public ClockKind Kind { get; } = rule.Kind;

        public int Amount { get; set; } = rule.Term.Amount;

        public Measure Measure { get; set; } = rule.Term.Measure;

        /// <summary>Per cents with commas between them.</summary>
        public string Warn { get; set; } = string.Join(", ", rule.WarnAt);

        /// <summary>How long after the end the managers above are told; null for never.</summary>
        public int? AboveAfter { get; set; } = Above(rule)?.Amount;

        public Measure AboveMeasure { get; set; } = Above(rule)?.Measure ?? Measure.WorkingDays;

        /// <summary>The rule.</summary>
        public ClockRule Read() => new(
            Kind, new Term(Amount, Measure), [.. Warn.Split([',', '，', '、', ' ', '%'], StringSplitOptions.RemoveEmptyEntries).Select(Percent)],
            [.. rule.Early(), new EscalationStep(0, null), .. AboveAfter is { } after ? [new EscalationStep(1, new Term(after, AboveMeasure)), .. Higher] : Array.Empty<EscalationStep>()]);

        // Steps before the end and further up come by the API alone; the form keeps them.
        private IReadOnlyList<EscalationStep> Higher { get; } = [.. Late(rule).Skip(2)];

        private int Percent(string text) => int.TryParse(text, CultureInfo.InvariantCulture, out var percent)
            ? percent : throw new RuleBroken("提醒要写成从小到大的百分比，1 到 99，最多 5 个。") { Field = $"Rules.{Kind}", Kind = Refusal.Input };

        private static Term? Above(ClockRule rule) => Late(rule).Skip(1).FirstOrDefault()?.After;

        private static IEnumerable<EscalationStep> Late(ClockRule rule) => rule.Escalate.Where(step => step.Into is null);
    }
}
