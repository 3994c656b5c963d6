using System.Text;
using Crm.Foundation.Formats;

namespace Crm.Leads.Recognising;

/// <summary>
/// Who is behind a lead, an inquiry, a call or a row of an import, taken apart once so that it can be compared with many. Pure: nothing of it is asked of a database.
/// </summary>
/// <param name="Code">统一社会信用代码 in its one form; null where there is none or it isn't one.</param>
/// <param name="Domain">Domain of the mail address where it is a company's own.</param>
/// <param name="Persons">The contacts, as the vault knows them, or in a file any id that stands for a number.</param>
public sealed record Investor(string? Company, string? Code, string? Domain, IReadOnlyCollection<Guid> Persons)
{
    private const int LongestSlip = 16;

    /// <summary>The names the company goes by.</summary>
    internal IReadOnlyList<CompanyName> Names { get; } = CompanyName.AllOf(Company);

    /// <summary>From what was written down.</summary>
    public static Investor Of(string? company, string? code = null, string? email = null, IReadOnlyCollection<Guid>? persons = null) =>
        new(company, CreditCode.TryParse(code, out var read) ? read.ToString() : null, MailDomain.OfCompany(email), persons ?? []);

    /// <summary>By which an index finds everybody who could be the same: the credit code and the name without place and form.</summary>
    public long[] StrongKeys() => [.. Hashes([.. Code is null ? [] : new[] { "c:" + Code }, .. Names.Where(n => n.Stem.Length > 1).Select(n => "s:" + n.Stem)])];

    /// <summary>
    /// And those who could be it by a slip of the ear, the eye or the finger: how the brand and the whole name are read, what they look like, and the name with any one
    /// character left out, which two names that differ in one character have in common.
    /// </summary>
    public long[] WeakKeys() => [.. Hashes(Names.Where(n => n.Brand.Length > 1).SelectMany(Weak))];

    /// <summary>All of them, as the index keeps them.</summary>
    public long[] Keys() => [.. StrongKeys().Union(WeakKeys())];

    private static IEnumerable<string> Weak(CompanyName name)
    {
        yield return "b:" + NameWords.Sound(name.Brand);
        yield return "b:" + NameWords.Sound(name.Stem);
        if (NameWords.Shape(name.Brand) is var shape && shape.Any(sign => NameWords.IsShape(sign))) yield return "f:" + shape;
        foreach (var text in new[] { name.Brand, name.IsLatin ? name.Brand : name.Stem }.Distinct())
        {
            if (text.Length < (name.IsLatin ? 6 : 4) || text.Length > LongestSlip) continue;
            yield return "d:" + text;
            for (var i = 0; i < text.Length; i++) yield return "d:" + text.Remove(i, 1);
        }
    }

    // FNV-1a: the same in every process and version, which string.GetHashCode is not. Two texts that share a number cost one comparison in vain.
    private static IEnumerable<long> Hashes(IEnumerable<string> texts) => texts.Distinct().Select(text =>
    {
        var hash = 14695981039346656037UL;
        foreach (var part in Encoding.UTF8.GetBytes(text)) hash = unchecked((hash ^ part) * 1099511628211UL);
        return unchecked((long)hash);
    });
}
