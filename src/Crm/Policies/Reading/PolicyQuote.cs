using Crm.Foundation;
using Crm.Foundation.Searching;

namespace Crm.Policies.Reading;

/// <summary>Holds quotes to the text: what is quoted must stand in it word for word.</summary>
public static class PolicyQuote
{
    /// <summary>The longest passage that can be quoted, in characters.</summary>
    public const int Longest = 2000;

    /// <summary>
    /// The passage as the body has it, where the body has it: a selection in a browser may have lost or gained line ends and spaces. Null where it is not in the
    /// body or is too long.
    /// </summary>
    public static string? Of(string body, string selected)
    {
        var wanted = FoldedText.Fold(selected);
        if (wanted.Length == 0) return null;
        var folded = FoldedText.Of(body);
        var at = folded.Text.IndexOf(wanted, StringComparison.Ordinal);
        if (at < 0) return null;
        var start = folded.Origin(at);
        var quote = body[start..(folded.Origin(at + wanted.Length - 1) + 1)];
        return quote.Length <= Longest ? quote : null;
    }

    /// <summary>The passage as the body has it: white space may differ from what was selected, words may not.</summary>
    /// <param name="field">Where the passage was typed.</param>
    /// <exception cref="RuleBroken">It is empty, too long, or not in the text.</exception>
    public static string MustBeIn(string body, string? selected, string field)
    {
        if (string.IsNullOrWhiteSpace(selected)) throw new RuleBroken("请先选中要引用的段落。") { Field = field };
        if (selected.Trim().Length > Longest) throw new RuleBroken("引用不能超过 2,000 个字，请只选需要的段落。") { Field = field, Kind = Refusal.Input };
        return Of(body, selected) ?? throw new RuleBroken("这一版文件里没有这段话。引用要与原文一字不差。") { Field = field, Kind = Refusal.Input };
    }
}
