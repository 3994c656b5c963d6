using System.Text.RegularExpressions;

namespace Crm.Policies.Comparing;

/// <summary>
/// Cuts a paragraph into the pieces that a reader sees as one: an amount with its unit (1.95万亩, 三万元, 7.9%, 2024年), a Latin word, a single character otherwise.
/// Chinese has no spaces to cut at; what belongs together is joined again after comparing, see <see cref="WordChanges"/>.
/// </summary>
internal static partial class TextTokens
{
    private const string Unit = "(?:个百分点|个工作日|工作日|平方公里|平方千米|平方米|立方米|千瓦时|千瓦|公顷|公里|百分点|小时|美元|亩|元|个|家|项|吨|年|月|日|号|人|户|倍|位|条|次|天|套|座|株|㎡|%|％|‰)";

    /// <summary>The pieces; put together they are the text.</summary>
    public static IReadOnlyList<string> Of(string text) => [.. Piece().Matches(text).Select(m => m.Value)];

    [GeneratedRegex($@"[0-9０-９]+(?:[.,．][0-9０-９]+)*[百千万亿]*{Unit}?|[零一二三四五六七八九十百千万亿两]+{Unit}|[A-Za-zＡ-Ｚａ-ｚ][A-Za-zＡ-Ｚａ-ｚ0-9]*|[\uD800-\uDBFF][\uDC00-\uDFFF]|.", RegexOptions.Singleline)]
    private static partial Regex Piece();
}
