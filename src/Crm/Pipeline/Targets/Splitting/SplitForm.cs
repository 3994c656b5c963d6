using Crm.Foundation;
using Crm.Pipeline.Targets.Progress;
using Crm.Shell.Components;

namespace Crm.Pipeline.Targets.Splitting;

/// <summary>One indicator's targets of the units directly below, while somebody is writing them. Only what was changed is sent.</summary>
public sealed class SplitForm(TargetSheet sheet, Indicator indicator, DateOnly today)
{
    private TargetSheet now = sheet;

    /// <summary>One for each unit, in the order of the tree.</summary>
    public IReadOnlyList<(UnitTargets Unit, TargetField Field)> Parts { get; } =
        [.. sheet.Below.Select(unit => (unit, new TargetField($"Parts.{unit.Unit}", indicator, unit.Rows[(int)indicator].Target)))];

    public DateOnly? From { get; set; } = today;

    public string? Reason { get; set; }

    /// <summary>What is written so far together.</summary>
    public decimal Sum => Parts.Sum(part => part.Field.Value ?? 0);

    /// <summary>Somebody else changed targets below: what they are now, and what that changed.</summary>
    public IReadOnlyList<string> Take(TargetSheet later)
    {
        List<string> changes =
        [
            .. from part in later.Below
               join before in now.Below on part.Unit equals before.Unit
               where part.Version != before.Version
               select Texts.Of("{0}：{1}", part.Name, TargetWords.Value(indicator, part.Rows[(int)indicator].Target)),
        ];
        now = later;
        return changes;
    }

    /// <summary>The command.</summary>
    /// <exception cref="RuleBroken">Something can't be read, or nothing was changed.</exception>
    public SplitTarget Read()
    {
        var versions = now.Below.ToDictionary(unit => unit.Unit, unit => unit.Version);
        List<TargetPart> changed =
            [.. Parts.Select(part => (part.Unit.Unit, Value: part.Field.Change())).Where(part => part.Value is not null).Select(part => new TargetPart(part.Unit, part.Value!.Value, versions.GetValueOrDefault(part.Unit)))];
        return changed.Count > 0
            ? new SplitTarget(now.Unit, now.Year, indicator, changed, Reason, FormState.Day(From, nameof(SplitTarget.OccurredOn)))
            : throw new RuleBroken("还没有改动。先填要定的目标。") { Kind = Refusal.Input };
    }
}
