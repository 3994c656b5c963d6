using Crm.Foundation.Formats;

namespace Crm.Leads;

/// <summary>A proof in words.</summary>
public static class EvidenceWords
{
    /// <summary>Number, date, amount and remark, as far as they were given: "HT-2026-18 · 2026年6月3日 · 3.2 亿元".</summary>
    public static string Of(Evidence evidence) => string.Join(" · ", new[]
    {
        evidence.Number,
        evidence.On is { } day ? Days.Full(day) : null,
        evidence.Amount is { } amount ? Money.Show(amount) : null,
        evidence.Note,
    }.Where(part => !string.IsNullOrWhiteSpace(part)));
}
