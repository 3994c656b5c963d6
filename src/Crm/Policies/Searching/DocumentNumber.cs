using System.Text.RegularExpressions;

namespace Crm.Policies.Searching;

/// <summary>文号: the number an authority gives a document (湖政办发〔2020〕12号). Only its own: one that stands in the running text is another document's.</summary>
public static partial class DocumentNumber
{
    /// <summary>The number in a title, or in a line of its own at the beginning of the text; null where there is none.</summary>
    public static string? In(string title, string beginning)
    {
        if (Number().Match(title) is { Success: true } inTitle) return inTitle.Value;
        return beginning.Split('\n').Take(5).Select(line => line.Trim()).FirstOrDefault(line => Number().Match(line) is { Success: true } match && match.Length == line.Length);
    }

    /// <summary>The number as authorities print it, with 〔〕 around the year and without spaces, so that two ways of typing it are one number.</summary>
    public static string Tidy(string number) => Brackets().Replace(Spaces().Replace(number, ""), "〔${year}〕${number}号");

    [GeneratedRegex(@"[\[〔(（［【]((?<year>(19|20)\d\d))[\]〕)）］】]第?(?<number>\d{1,4})号")]
    private static partial Regex Brackets();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}{2,12}[〔\[（(［]\s*(19|20)\d\d\s*[〕\]）)］]\s*第?\s*\d{1,4}\s*号")]
    private static partial Regex Number();
}
