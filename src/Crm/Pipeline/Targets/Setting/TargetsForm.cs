using Crm.Foundation;
using Crm.Pipeline.Targets.Progress;
using Crm.Shell.Components;

namespace Crm.Pipeline.Targets.Setting;

/// <summary>A unit's targets for a year while somebody is writing them. Only what was changed is sent.</summary>
public sealed class TargetsForm(TargetSheet sheet, DateOnly today)
{
    /// <summary>One for each indicator.</summary>
    public IReadOnlyList<TargetField> Fields { get; } = [.. sheet.Rows.Select(row => new TargetField($"Targets.{row.Indicator}", row.Indicator, row.Target))];

    public DateOnly? From { get; set; } = today;

    public string? Reason { get; set; }

    /// <summary>The command.</summary>
    /// <exception cref="RuleBroken">Something can't be read, or nothing was changed.</exception>
    public SetTargets Read(long version)
    {
        List<TargetValue> changed = [.. Fields.Select(field => (field.Indicator, Value: field.Change())).Where(one => one.Value is not null).Select(one => new TargetValue(one.Indicator, one.Value!.Value))];
        return changed.Count > 0
            ? new SetTargets(sheet.Unit, sheet.Year, changed, Reason, FormState.Day(From, nameof(SetTargets.OccurredOn)), version)
            : throw new RuleBroken("还没有改动。先填要定的目标。") { Kind = Refusal.Input };
    }
}
