using System.Text;
using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Leads.Recognising;

namespace Crm.Leads.Reporting;

/// <summary>
/// What makes two reports reports of one project: the company's whole name, whatever its width, script, signs and legal form, or its credit code; and the project's name, signs and the word 项目 at its
/// end aside. Nothing that is only likely: what decides who is protected must be the same whoever asks.
/// </summary>
/// <param name="Company">The name as compared.</param>
/// <param name="Project">The name as compared; empty where none was given.</param>
/// <param name="Code">统一社会信用代码, where it is known.</param>
public sealed record ProjectIdentity(string Company, string Project, string? Code)
{
    private const string Suffix = "项目";

    /// <summary>From what was written. A project that is called like its company has no name.</summary>
    public static ProjectIdentity Of(string company, string? project, string? code)
    {
        var name = CompanyName.AllOf(company).Select(known => known.Full).FirstOrDefault(full => full.Length > 0) ?? Plain(company);
        var called = Plain(project ?? "");
        if (called.Length > Suffix.Length && called.EndsWith(Suffix, StringComparison.Ordinal)) called = called[..^Suffix.Length];
        var own = called == Plain(company) || (called.Length > 0 && CompanyName.AllOf(project).Any(known => known.Full == name));
        return new(name, own ? "" : called, CreditCode.TryParse(code, out var read) ? read.ToString() : null);
    }

    /// <summary>The stream of the project's reports.</summary>
    public Guid Claim => Uuid5.Of("project-claim", $"{Company}\n{Project}");

    /// <summary>Whether both are one project.</summary>
    public bool Is(ProjectIdentity other) => Project == other.Project && (Company == other.Company || (Code is not null && Code == other.Code));

    private static string Plain(string written) => string.Concat(string.Concat(written.EnumerateRunes()).Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit).Select(sign => NameWords.Simplify(char.ToLowerInvariant(sign))));
}
