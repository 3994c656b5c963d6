using Crm.Foundation;
using Crm.Inquiries;
using Crm.Notifications;
using Crm.Privacy;
using Crm.Privacy.Consenting;
using Crm.Submissions.Telling;
using Crm.Submissions.Terms;
using Crm.Team;
using Marten;
using Wolverine;

namespace Crm.Submissions.Submitting;

/// <summary>Takes in what comes over the site: the submission with its number, and who is told.</summary>
public sealed class SubmittedArticle(IRoster roster, Vault vault, SubmissionNumbers numbers, InquiryLinks links, TimeProvider clock)
{
    /// <summary>Puts the submission into the session; the messages that belong to it.</summary>
    /// <exception cref="RuleBroken">The terms or the notice changed meanwhile, or there is no unit at all.</exception>
    public async Task<OutgoingMessages> Take(SubmitArticle command, IDocumentSession session, CancellationToken token)
    {
        var (now, today) = (clock.GetUtcNow(), China.Today(clock));
        var unit = roster.Units.FirstOrDefault() ?? throw new RuleBroken("网站还没有设好受理单位，请打电话联系。");
        var (terms, notice) = (await SubmissionTerms.On(today, session, token), await ConsentNotice.On(today, session, token));
        var author = (await vault.Seal(command.Author, token))!;
        var submitted = new Submitted(unit, author, await numbers.Next(today, token), InquiryLinks.HashOf(links.Of(command.SubmissionId)), terms, notice);
        session.Events.StartStream<Submission>(command.SubmissionId, SubmitArticleHandler.Decide(command, submitted, now));
        OutgoingMessages messages = [SubmissionNews.Arrived(submitted.Number, command.SubmissionId, roster)];
        if (SubmissionLetter.Of(SubmissionLetter.Received, command.SubmissionId, submitted.Number, author, command.Language, 0, now) is { } letter) messages.Add(letter.Put(session));
        return messages;
    }
}
