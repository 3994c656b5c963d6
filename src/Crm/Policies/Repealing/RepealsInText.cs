using System.Text.RegularExpressions;

namespace Crm.Policies.Repealing;

/// <summary>A document that another one says it repeals.</summary>
/// <param name="Title">As it is named there, without 《》.</param>
/// <param name="Number">文号, where it is named with one.</param>
public sealed record RepealedTitle(string Title, string? Number);

/// <summary>Finds what a document repeals: the titles in a sentence that ends with 废止 ("《原办法》（湖政发〔2018〕5号）同时废止").</summary>
internal static partial class RepealsInText
{
    private const int Tail = 10_000;
    private const int Most = 20;

    /// <summary>The documents it names, in order.</summary>
    public static IReadOnlyList<RepealedTitle> Of(string body) =>
    [
        .. body[Math.Max(0, body.Length - Tail)..].Split(['。', '；', ';', '\n'])
            .Where(sentence => Repeals().IsMatch(sentence))
            .SelectMany(sentence => Named().Matches(sentence))
            .Select(m => new RepealedTitle(m.Groups["title"].Value.Trim(), m.Groups["number"] is { Success: true } number ? Searching.DocumentNumber.Tidy(number.Value.Trim()) : null))
            .DistinctBy(r => r.Title)
            .Take(Most),
    ];

    [GeneratedRegex(@"》[^《》]{0,60}(?:同时|予以|即行|相应|一并|自行)?废止\s*$|废止[^《》，,、]{0,4}《")]
    private static partial Regex Repeals();

    [GeneratedRegex(@"《(?<title>[^《》]{2,120})》\s*(?:[（(]\s*(?<number>[^（）()《》\s]{2,20}[〔\[]\s*\d{4}\s*[〕\]]\s*第?\s*\d{1,4}\s*号)[^（）()]{0,20}[)）])?")]
    private static partial Regex Named();
}
