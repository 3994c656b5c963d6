using Crm.Foundation.Formats;
using Crm.Leads.Profile;

namespace Crm.Leads;

/// <summary>A proof in words.</summary>
public static class EvidenceWords
{
    /// <summary>Number, date, amount, remark and file, as far as they were given: "HT-2026-18 · 2026年6月3日 · 3.2 亿元 · 投资协议.pdf".</summary>
    /// <param name="files">The lead's files.</param>
    public static string Of(Evidence evidence, IReadOnlyList<LeadFile> files) => string.Join(" · ", new[]
    {
        evidence.Number,
        evidence.On is { } day ? Days.Full(day) : null,
        evidence.Amount is { } amount ? Money.Show(amount) : null,
        evidence.Note,
        FileOf(evidence, files)?.Name,
    }.Where(part => !string.IsNullOrWhiteSpace(part)));

    /// <summary>The file that was given as proof, where one was.</summary>
    public static LeadFile? FileOf(Evidence evidence, IReadOnlyList<LeadFile> files) => evidence.File is { } id ? files.FirstOrDefault(file => file.Id == id) : null;
}
