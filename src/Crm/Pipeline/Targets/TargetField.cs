using Crm.Foundation;
using Crm.Foundation.Formats;

namespace Crm.Pipeline.Targets;

/// <summary>A target while somebody is writing it.</summary>
/// <param name="name">The command's property it fills.</param>
/// <param name="before">What it is; null where there is none.</param>
public sealed class TargetField(string name, Indicator indicator, decimal? before)
{
    private string? text = Figure.Typed(before);

    /// <summary>The command's property it fills.</summary>
    public string Name { get; } = name;

    /// <summary>What it is a target for.</summary>
    public Indicator Indicator { get; } = indicator;

    /// <summary>What it is; null where there is none.</summary>
    public decimal? Before { get; } = before;

    /// <summary>What was typed.</summary>
    public string? Text
    {
        get => text;
        set
        {
            (text, Value, Problem) = (value, null, null);
            try
            {
                if (value.Filled() is { } filled) Value = TargetWords.Read(Indicator, filled, Name);
            }
            catch (RuleBroken broken)
            {
                Problem = Texts.Of(broken.Text, broken.Values);
            }
        }
    }

    /// <summary>How it was understood; null where it is empty or can't be.</summary>
    public decimal? Value { get; private set; } = before;

    /// <summary>What is wrong with it.</summary>
    public string? Problem { get; private set; }

    /// <summary>Another target than before; null where it stays.</summary>
    /// <exception cref="RuleBroken">It can't be read, or was emptied.</exception>
    public decimal? Change()
    {
        if (Text.Filled() is { } filled) return TargetWords.Read(Indicator, filled, Name) is var value && value != Before ? value : null;
        return Before is null ? null : throw new RuleBroken("要取消这项目标，请关上这里，在那个单位的表里点“撤回”。") { Field = Name, Kind = Refusal.Input };
    }
}
