using Crm.Foundation;
using Crm.Policies.Library;
using Crm.Policies.Reading;
using Marten;

namespace Crm.Policies.Quoting;

/// <summary>One version of a document, as whoever quotes from it needs it.</summary>
/// <param name="Body">The text of that version, one paragraph a line.</param>
/// <param name="Withdrawn">Whether the document must no longer be quoted.</param>
public sealed record QuotableText(string Title, string Body, bool Withdrawn)
{
    /// <summary>Reads it.</summary>
    /// <exception cref="RuleBroken">The library has no such document or no such version.</exception>
    public static async Task<QuotableText> Of(IQuerySession session, Guid document, int version, CancellationToken token)
    {
        var listing = await session.LoadAsync<PolicyListing>(document, token) ?? throw new RuleBroken("没有这份文件。") { Kind = Refusal.Missing, Field = "Document" };
        var text = await session.LoadAsync<PolicyText>(PolicyText.IdOf(document, version), token)
            ?? throw new RuleBroken("这份文件没有第 {0} 版。", version) { Kind = Refusal.Missing, Field = "PolicyVersion" };
        return new(listing.Title, text.Body, listing.Withdrawn);
    }

    /// <summary>The passage as this version has it: white space may differ from what was selected, words may not.</summary>
    /// <param name="field">Where the passage was typed.</param>
    /// <exception cref="RuleBroken">It is empty, too long, or not in the text.</exception>
    public string Passage(string? selected, string field)
    {
        if (string.IsNullOrWhiteSpace(selected)) throw new RuleBroken("请先选中要引用的段落。") { Field = field };
        if (selected.Trim().Length > PolicyQuote.Longest) throw new RuleBroken("引用不能超过 2,000 个字，请只选需要的段落。") { Field = field, Kind = Refusal.Input };
        return PolicyQuote.Of(Body, selected) ?? throw new RuleBroken("这一版文件里没有这段话。引用要与原文一字不差。") { Field = field, Kind = Refusal.Input };
    }
}
