using Crm.Clocks.Rules;
using Crm.Clocks.Running;
using Crm.Foundation;
using Crm.Inquiries.Listing;
using Crm.Leads.Listing;
using Crm.Team;
using Marten;

namespace Crm.Inquiries.Probing;

/// <summary>The test inquiries of one's own unit and below, and how they were answered; the newest first.</summary>
[Allow(Role.Manager, Role.Auditor)]
public sealed record FindTestInquiries : IQuery<TestReport>;

/// <summary>How a hotline stood its tests.</summary>
/// <param name="Sent">Tests that were sent; what follows is of these.</param>
/// <param name="Answered">Somebody answered.</param>
/// <param name="InTime">Somebody answered before the time the rules give.</param>
/// <param name="Judged">A manager has judged it; the two that follow are of these.</param>
public sealed record TestReport(IReadOnlyList<TestRow> Rows, int Sent, int Answered, int InTime, int Judged, int ToThePoint, int FollowedUp);

/// <summary>A test and what became of it.</summary>
/// <param name="Unit">Name of the unit it was sent to.</param>
/// <param name="PlannedBy">Name of the manager.</param>
/// <param name="Number">The receipt number the unit knows it by; null until it is sent.</param>
/// <param name="AnsweredAt">When somebody answered, or first got back to the lead that was made of it; null while nobody has.</param>
/// <param name="Answer">What was said, as far as it was put down.</param>
/// <param name="InTime">Null while it is neither answered nor overdue.</param>
/// <param name="Due">By when an answer is due.</param>
/// <param name="Lead">The lead that was made of it.</param>
public sealed record TestRow(
    Guid Id, TestState State, string Unit, string PlannedBy, TestQuestion Question, DateTimeOffset SendAt, string? Number, DateTimeOffset? AnsweredAt, string? Answer, bool? InTime,
    DateTimeOffset? Due, Guid? Lead, TestJudgement? Judgement);

/// <summary>Answers <see cref="FindTestInquiries"/>.</summary>
public static class FindTestInquiriesHandler
{
    /// <summary>Rows of one page; the oldest are left out.</summary>
    public const int Most = 200;

    public static async Task<TestReport> Handle(FindTestInquiries query, Actor actor, IRoster roster, IQuerySession session, TimeProvider time, CancellationToken token)
    {
        var filter = new SqlFilter();
        if (!actor.IsJob) filter.Among("planned_in", actor.Units);
        var tests = await session.QueryAsync<TestInquiry>($"where {filter.Sql} order by send_at desc limit {Most}", token, filter.Values);
        var inquiries = (await session.LoadManyAsync<InquiryListing>(token, [.. tests.Select(t => t.Inquiry)])).ToDictionary(i => i.Id);
        var leads = (await session.LoadManyAsync<LeadListing>(token, [.. inquiries.Values.Select(i => i.Lead).OfType<Guid>()])).ToDictionary(l => l.Id);
        var now = time.GetUtcNow();
        var (mail, talk) = (await KeptMark.Of(session, ClockKind.Mailbox, inquiries.Keys, now, token), await KeptMark.Of(session, ClockKind.Answer, leads.Keys, now, token));
        var rows = tests.Select(Row).ToList();
        var sent = rows.Where(row => row.State is TestState.Sent or TestState.Judged).ToList();
        var judged = sent.Where(row => row.Judgement is not null).ToList();
        return new TestReport(
            rows, sent.Count, sent.Count(row => row.AnsweredAt is not null), sent.Count(row => row.InTime == true), judged.Count,
            judged.Count(row => row.Judgement!.ToThePoint), judged.Count(row => row.Judgement!.FollowedUp));

        TestRow Row(TestInquiry test)
        {
            var inquiry = inquiries.GetValueOrDefault(test.Inquiry);
            var lead = inquiry?.Lead is { } id ? leads.GetValueOrDefault(id) : null;
            // Making a lead of it is no answer yet: the lead's own clock says when somebody spoke with whoever asked.
            var clock = inquiry is null ? null : lead is null ? mail.GetValueOrDefault(inquiry.Id) : talk.GetValueOrDefault(lead.Id);
            DateTimeOffset? answered = inquiry?.State == InquiryState.Answered ? inquiry.Verdict?.At : lead is null ? null : clock?.KeptAt;
            return new TestRow(
                test.Id, test.State, roster.Unit(test.Question.Unit)?.Name ?? test.Question.Unit, roster.Person(test.PlannedBy)?.Name ?? test.PlannedBy, test.Question, test.SendAt, inquiry?.Number,
                answered, inquiry?.Result, clock?.Late == true ? false : answered is null ? null : true, clock?.Due, inquiry?.Lead, test.Judgement);
        }
    }
}
