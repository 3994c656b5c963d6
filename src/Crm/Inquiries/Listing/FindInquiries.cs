using Crm.Clocks.Running;
using Crm.Foundation;
using Crm.Hotline.Confiding;
using Crm.Leads;
using Crm.Privacy;
using Crm.Team;
using Marten;

namespace Crm.Inquiries.Listing;

/// <summary>A page of inquiries the person reaches, newest first.</summary>
/// <param name="View">new, open (nobody has answered it yet), handed, answered or all; overdue or near (what is due first on top, the first 200 on one page).</param>
/// <param name="Text">A receipt number, words of the company's name or the wish, the exact name of whoever asked, or their whole number however it is written.</param>
/// <param name="Unit">Only this unit and below.</param>
/// <param name="After">Where the page before ended; see <see cref="InquiryPage.Next"/>.</param>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager, Role.Auditor)]
public sealed record FindInquiries(
    string View = "all", string? Text = null, Topic? Topic = null, Source? Source = null, string? Unit = null, string? After = null, int Take = 50) : IQuery<InquiryPage>;

/// <summary>A page of inquiries.</summary>
/// <param name="Count">How many there are in all, up to 1,001, which means "more than a thousand".</param>
/// <param name="Next">Mark for the next page; null on the last.</param>
public sealed record InquiryPage(IReadOnlyList<InquiryRow> Rows, int Count, string? Next) : IPage<InquiryRow>;

/// <summary>One inquiry, readable for whoever reaches it.</summary>
/// <param name="To">Name of the colleague it was handed to.</param>
/// <param name="Person">Who asks, as the vault knows them.</param>
/// <param name="By">Name of whoever put it down.</param>
/// <param name="Number">The receipt number of one that came over the site.</param>
/// <param name="Withdrawn">Whether whoever asked took it back.</param>
/// <param name="Notes">What whoever asked has done about it since.</param>
public sealed record InquiryRow(
    Guid Id, InquiryState State, Source Source, Topic Topic, string Unit, string? To, string? Company, Contact? Contact, Guid? Person, string Wish, string? Region,
    Guid? Call, Guid? Lead, string? Result, string By, DateOnly ReceivedOn, DateTimeOffset ReceivedAt,
    string? Number, bool Withdrawn, IReadOnlyList<VisitorNote> Notes) : IRow
{
    /// <summary>The clock that runs for it; null where none does.</summary>
    public DueMark? Due { get; init; }

    /// <summary>Why it was decided as it was; null while it is open.</summary>
    public InquiryVerdict? Verdict { get; init; }

    /// <summary>The same in words of the reader's language.</summary>
    public string? Why => InquiryWords.Of(Verdict);

    /// <summary>Whether that it was answered or put aside can be taken back.</summary>
    public bool CanReopen => State is InquiryState.Answered or InquiryState.Closed && !Withdrawn;

    /// <summary>Whether something can still be decided about it.</summary>
    public bool IsOpen => State is InquiryState.New or InquiryState.Assigned;
}

/// <summary>Answers <see cref="FindInquiries"/>.</summary>
public static class FindInquiriesHandler
{
    public static async Task<InquiryPage> Handle(FindInquiries query, Actor actor, IRoster roster, Vault vault, ConfidentialCalls confidential, IQuerySession session, TimeProvider time, CancellationToken token)
    {
        var byDue = query.View is "overdue" or "near";
        var take = byDue ? 200 : Math.Clamp(query.Take, 1, 200);
        var now = time.GetUtcNow();
        var filter = await InquiryFilter.For(query, actor, roster, vault, now, token);
        var page = filter.Copy();
        if (query.After is { } after && !byDue) page.After("received_at", after);
        var found = await session.QueryAsync<InquiryListing>($"where {page.Sql} order by {(byDue ? $"{DueMark.Order}, id" : "received_at desc, id desc")} limit {take + 1}", token, page.Values);
        var count = await filter.Count("crm.mt_doc_inquirylisting", session, token);
        var shown = found.Take(take).ToList();
        await vault.Ready(shown.Select(row => row.Person).OfType<Guid>(), token);
        var rows = new List<InquiryRow>(shown.Count);
        var marks = await DueMark.Of(session, [.. shown.Select(row => row.Id)], now, token);
        var hidden = await confidential.Among(shown.Select(row => row.Call), token);
        foreach (var row in shown) rows.Add(await Read(row, hidden, roster, vault, token) with { Due = marks.GetValueOrDefault(row.Id) });
        return new InquiryPage(rows, count, found.Count > take && !byDue ? SqlFilter.MarkOf(shown[^1].ReceivedAt, shown[^1].Id) : null);
    }

    /// <summary>The row as a person reads it.</summary>
    /// <param name="hidden">The confidential calls: what came of one shows neither who called nor what they said.</param>
    public static async Task<InquiryRow> Read(InquiryListing row, IReadOnlySet<Guid> hidden, IRoster roster, Vault vault, CancellationToken token) =>
        row.Call is not { } call || !hidden.Contains(call) ? await Read(row, roster, vault, token)
            : await Read(row with { Company = ConfidentialCalls.Hidden, Contact = null, Person = null, Wish = ConfidentialCalls.Hidden, Region = null, Notes = [] }, roster, vault, token);

    private static async Task<InquiryRow> Read(InquiryListing row, IRoster roster, Vault vault, CancellationToken token) => new(
        row.Id, row.State, row.Source, row.Topic, roster.Unit(row.Unit)?.Name ?? row.Unit, row.Assignee is null ? null : roster.Person(row.Assignee)?.Name ?? row.Assignee,
        row.Company, await vault.Open(row.Contact, token), row.Person, row.Wish, row.Region, row.Call, row.Lead, row.Result, row.Number is null ? roster.Person(row.By)?.Name ?? row.By : Texts.Of("访客"),
        row.ReceivedOn, row.ReceivedAt, row.Number, row.Withdrawn, row.Notes)
    {
        Verdict = row.Verdict is { } verdict ? verdict with { By = roster.Person(verdict.By)?.Name ?? verdict.By.TrimStart(':') } : null,
    };
}
