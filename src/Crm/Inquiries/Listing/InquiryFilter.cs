using System.Globalization;
using System.Text.RegularExpressions;
using Crm.Clocks.Running;
using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Foundation.Searching;
using Crm.Hotline.Confiding;
using Crm.Privacy;
using Crm.Team;

namespace Crm.Inquiries.Listing;

/// <summary>What a person may reach and what they asked for, as the one WHERE clause of lists and counts of inquiries.</summary>
public static partial class InquiryFilter
{
    /// <summary>The filter of a query.</summary>
    public static async Task<SqlFilter> For(FindInquiries query, Actor actor, IRoster roster, Vault vault, DateTimeOffset now, CancellationToken token)
    {
        var filter = new SqlFilter();
        Reach(filter, actor);
        View(filter, query.View, now);
        if (query.Topic is { } topic) filter.And("topic = ?", topic.ToString());
        if (query.Source is { } source) filter.And("source = ?", source.ToString());
        if (query.Unit is { Length: > 0 } unit) filter.Among("unit", roster.MustKnow(unit, nameof(query.Unit)));
        if (ReceiptOf(query.Text) is { } number)
        {
            filter.And("number = ?", number);
        }
        else if (query.Text.Filled() is { } text)
        {
            // Whoever finds what came of a confidential call by a word knows that the word was said.
            filter.And($"not {string.Format(CultureInfo.InvariantCulture, ConfidentialCalls.Made, "(d.data ->> 'call')::uuid")}");
            var persons = (await vault.Persons(text, null, text, token)).ToArray();
            if (Phone.TryParse(text, out _)) filter.And("person = any(?)", persons);
            else filter.Words(SearchQuery.Of(text), "person = any(?)", persons);
        }
        return filter;
    }

    // However a number is read out: with or without its dashes, in small letters, without the zeros before it.
    internal static string? ReceiptOf(string? text) => Receipt().Match(text ?? "") is { Success: true } m
        ? $"SL-{m.Groups["day"].Value}-{m.Groups["number"].Value.TrimStart('0').PadLeft(4, '0')}" : null;

    [GeneratedRegex(@"^\s*SL[-\s]*(?<day>20\d{6})[-\s]*(?<number>\d{1,8})\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Receipt();

    private static void Reach(SqlFilter filter, Actor actor)
    {
        if (actor.IsJob) return;
        if (actor.Is(Role.HotlineAgent, Role.Manager, Role.Auditor)) filter.Among("unit", actor.Units);
        else if (actor.Is(Role.Officer)) filter.And("(assignee = ? or (assignee is null and unit = ?))", actor.Login, actor.Unit);
        else filter.And("false");
    }

    private static void View(SqlFilter filter, string view, DateTimeOffset now)
    {
        switch (view)
        {
            case "new": filter.And("state = 'New'"); break;
            case "open": filter.And("state in ('New', 'Assigned')"); break;
            case "handed": filter.And("state in ('Assigned', 'BecameLead', 'TouchedLead')"); break;
            case "answered": filter.And("state in ('Answered', 'Closed')"); break;
            case "overdue": filter.And(DueMark.IsOverdue, now); break;
            case "near": filter.And(DueMark.IsNearEnd, DueMark.NearValues(now)); break;
            case "all": break;
            default: throw new RuleBroken("没有这个视图。") { Field = nameof(FindInquiries.View), Kind = Refusal.Input };
        }
    }
}
