using System.Globalization;
using Crm.Foundation;
using Crm.Foundation.Searching;
using Crm.Leads.Listing;
using Crm.Promises.Reminding;
using Crm.Team;

namespace Crm.Promises.Listing;

/// <summary>What promises can be narrowed down by, in the list and in its groups alike.</summary>
public abstract record PromiseFilters
{
    /// <summary>open (given and not over; where left out), overdue, week (due within a week), waiting, kept, broken, withdrawn (or declined), all.</summary>
    public string? View { get; init; }

    /// <summary>Words of the promise, of its document or of the investor; parted by space.</summary>
    public string? Text { get; init; }

    /// <summary>Only those that stand on this lead, also those brought along from leads that were merged into it.</summary>
    public Guid? Lead { get; init; }

    /// <summary>Only those of this unit and below.</summary>
    public string? Unit { get; init; }

    /// <summary>Only those that rest on this document.</summary>
    public Guid? Document { get; init; }

    /// <summary>Only those on leads of this officer, by login.</summary>
    public string? Owner { get; init; }

    /// <summary>Only what this person promised, by login.</summary>
    public string? By { get; init; }

    /// <summary>tax: tied to tax paid; none: resting on nothing; override: on a text that did not hold.</summary>
    public string? Mark { get; init; }
}

/// <summary>What a person may reach and what they asked for, as the one WHERE clause of lists, counts and groups of promises: whoever reaches a lead reaches its promises.</summary>
internal static class PromiseFilter
{
    // Words of the investor, looked up in the index of leads.
    private const string OfInvestor = $"id in (select h.promise from {PromiseHomes.Table} h join crm.mt_doc_leadindex i on i.id = h.kept where i.grams @> ?)";

    public static SqlFilter For(PromiseFilters query, Actor actor, IRoster roster, DateOnly today)
    {
        var filter = new SqlFilter();
        var lead = new LeadFilter(actor, today).Apply(new Reached { Unit = query.Unit.Filled(), Owner = query.Owner.Filled() }, roster);
        var on = query.Lead is { } id ? " and h.kept = ?" : "";
        filter.And($"id in (select h.promise from {PromiseHomes.Table} h join crm.mt_doc_leadlisting as d on d.id = h.kept where {lead.Sql}{on})", [.. lead.Values, .. query.Lead is { } asked ? new object[] { asked } : []]);
        View(filter, query.View ?? "open", today);
        if (query.Document is { } document) filter.And("document = ?", document);
        if (query.By.Filled() is { } by) filter.And("by = ?", by);
        Marked(filter, query.Mark.Filled());
        var words = SearchQuery.Of(query.Text);
        filter.Words(words, OfInvestor, [words.Terms.SelectMany(term => term.Grams).Distinct().ToArray()]);
        return filter;
    }

    /// <summary>Whether the last come first.</summary>
    public static bool Backwards(PromiseFilters query) => query.View is "kept" or "broken" or "withdrawn" or "all";

    /// <summary>Goes on behind a page's last row.</summary>
    /// <exception cref="RuleBroken">The mark is none of ours.</exception>
    public static void After(SqlFilter filter, string mark, bool backwards)
    {
        var parts = mark.Split('_');
        if (parts.Length != 2 || !int.TryParse(parts[0], CultureInfo.InvariantCulture, out var day) || day < 0 || day > DateOnly.MaxValue.DayNumber || !Guid.TryParse(parts[1], out var id))
            throw new RuleBroken("翻页标记无效，请从第一页开始。") { Field = nameof(FindPromises.After), Kind = Refusal.Input };
        filter.And($"(due, id) {(backwards ? "<" : ">")} (?, ?)", DateOnly.FromDayNumber(day), id);
    }

    /// <summary>The mark of a page's last row.</summary>
    public static string MarkOf(PromiseListing row) => string.Create(CultureInfo.InvariantCulture, $"{row.Due.DayNumber}_{row.Id}");

    private static void View(SqlFilter filter, string view, DateOnly today)
    {
        switch (view)
        {
            case "open": filter.And("state = 'Given'"); break;
            case "overdue": filter.And("state = 'Given' and due < ?", today); break;
            case "week": filter.And("state = 'Given' and due between ? and ?", today, today.AddDays(PromiseDue.WeekDays)); break;
            case "waiting": filter.And("state = 'Waiting'"); break;
            case "kept": filter.And("state = 'Kept'"); break;
            case "broken": filter.And("state = 'Broken'"); break;
            case "withdrawn": filter.And("state in ('Withdrawn', 'Declined')"); break;
            case "all": break;
            default: throw new RuleBroken("没有这个视图。") { Field = nameof(PromiseFilters.View), Kind = Refusal.Input };
        }
    }

    private static void Marked(SqlFilter filter, string? mark)
    {
        switch (mark)
        {
            case null: break;
            case "tax": filter.And("tax_linked"); break;
            case "none": filter.And("document is null"); break;
            case "override": filter.And("data ->> 'override' is not null"); break;
            default: throw new RuleBroken("没有这个标记。") { Field = nameof(PromiseFilters.Mark), Kind = Refusal.Input };
        }
    }

    private sealed record Reached : LeadFilters;
}
