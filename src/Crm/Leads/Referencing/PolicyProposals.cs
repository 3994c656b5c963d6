using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.Policies.Library;
using Crm.Policies.Searching;

namespace Crm.Leads.Referencing;

/// <summary>
/// What a document of the library has to do with a lead: the same place or one above it, the same industry, the words of its topic and needs. Says so in reasons and ranks by
/// them; what no longer applies is no proposal. Pure.
/// </summary>
public static class PolicyProposals
{
    private const int MostWords = 6;

    /// <summary>The words to look for: those of the industry, the kind of site, the project and the remarks, in that order.</summary>
    public static IReadOnlyList<string> Words(string project, Needs needs)
    {
        string[] site = needs switch
        {
            { Site: SitePreference.Building } or { FloorArea: > 0 } => ["标准厂房", "厂房"],
            { Site: SitePreference.Land } or { LandMu: > 0 } => ["工业用地", "用地"],
            _ => [],
        };
        return [.. TradeWords(needs.Industry).Concat(site).Concat(Question.Of(project)).Concat(Question.Of(needs.Remarks)).Distinct(StringComparer.Ordinal).Take(MostWords)];
    }

    /// <summary>The candidates that have something to do with the lead, the best first; each document once.</summary>
    public static IReadOnlyList<ProposedPolicy> Rank(string project, Needs needs, IEnumerable<PolicyCandidate> candidates, int take)
    {
        var (words, trade) = (Words(project, needs), TradeWords(needs.Industry).ToHashSet(StringComparer.Ordinal));
        return
        [
            .. candidates.Where(c => c.Validity is Validity.InForce or Validity.Unstated).Select(c => Score(c, needs.Region, words, trade)).Where(p => p.Reasons.Count > 0)
                .GroupBy(p => p.Document).Select(of => of.MaxBy(p => (p.Score, p.Quote.Length > 0))!)
                .OrderByDescending(p => p.Score).ThenByDescending(p => p.PublishedOn ?? DateOnly.MinValue).ThenBy(p => p.Document).Take(take),
        ];
    }

    private static ProposedPolicy Score(PolicyCandidate c, string? region, IReadOnlyList<string> words, HashSet<string> trade)
    {
        var reasons = new List<string>();
        var score = 0;
        if (Place(c.Region, region) is var (near, place))
        {
            score += near;
            reasons.Add(place);
        }
        var text = c.Title + c.Quote;
        var held = words.Where(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)).ToList();
        if (held.Any(trade.Contains))
        {
            score += 30;
            reasons.Add(Texts.Of("同行业"));
        }
        // A word within a longer one that was found already says nothing more.
        foreach (var word in held.Where(word => !held.Any(longer => longer.Length > word.Length && longer.Contains(word, StringComparison.Ordinal))))
        {
            score += c.Title.Contains(word, StringComparison.OrdinalIgnoreCase) ? 16 : 10;
            reasons.Add(Texts.Of("含“{0}”", word));
        }
        if (c.Validity == Validity.InForce) score += 5;
        // The place alone is a reason only for what tells of measures; a report of the same town is not worth a line.
        var measures = c.Kind is Policies.PolicyKind.Measure or null;
        if (held.Count == 0 && !measures) reasons.Clear();
        if (measures) score += 4;
        return new(c.Document, c.Version, c.Title, c.RegionTag, c.PublishedOn, c.Validity, c.Quote, score, reasons);
    }

    private static (int Score, string Reason)? Place(string? document, string? lead)
    {
        if (document is null || lead is null || Regions.Find(document) is null || Regions.Find(lead) is null) return null;
        if (document == lead) return (40, Texts.Of("同地区"));
        if (Regions.IsWithin(lead, document)) return (25, Texts.Of("上级地区"));
        return Regions.IsWithin(document, lead) ? (30, Texts.Of("区内")) : null;
    }

    // "通用设备制造业" stands in no policy; "通用设备" may.
    private static IEnumerable<string> TradeWords(string? industry)
    {
        if (industry is null || Industries.Find(industry) is null) yield break;
        foreach (var name in Industries.Chain(industry).Where(i => i.Code.Length > 1).Reverse().Select(i => i.Name))
            foreach (var part in name.Split(['、', '和', '及', '，'], StringSplitOptions.RemoveEmptyEntries))
                if (Stem(part) is { Length: >= 2 } word) yield return word;
    }

    private static string Stem(string name)
    {
        foreach (var end in (string[])["制造业", "加工业", "服务业", "制造", "加工", "业"])
            if (name.EndsWith(end, StringComparison.Ordinal)) return name[..^end.Length];
        return name;
    }
}

/// <summary>A document, or a passage of one, that may be of use.</summary>
/// <param name="Quote">The passage word for word; empty for the document as a whole.</param>
/// <param name="Kind">Null where it is not known.</param>
public sealed record PolicyCandidate(
    Guid Document, int Version, string Title, string? RegionTag, string? Region, Policies.PolicyKind? Kind, DateOnly? PublishedOn, Validity Validity, string Quote);

/// <summary>A proposal with why it is one.</summary>
/// <param name="Quote">The passage word for word; empty for the document as a whole.</param>
/// <param name="Reasons">In the reader's language, the weightiest first.</param>
public sealed record ProposedPolicy(
    Guid Document, int Version, string Title, string? RegionTag, DateOnly? PublishedOn, Validity Validity, string Quote, int Score, IReadOnlyList<string> Reasons)
{
    /// <summary>"同地区 · 同行业 · 含“标准厂房”".</summary>
    public string Why => string.Join(" · ", Reasons);
}
