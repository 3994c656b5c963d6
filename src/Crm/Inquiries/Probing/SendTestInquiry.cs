using Crm.Foundation;
using Crm.Inquiries.Asking;
using Crm.Privacy;
using Crm.Privacy.Consenting;
using Marten;
using Wolverine;
using Wolverine.Attributes;

namespace Crm.Inquiries.Probing;

/// <summary>The moment of a test has come: it becomes an inquiry, in every trace that others see a visitor's.</summary>
[MessageIdentity("send-test-inquiry")]
public sealed record SendTestInquiry(Guid TestId);

/// <summary>Handles <see cref="SendTestInquiry"/>. Coming twice sends one.</summary>
public static class SendTestInquiryHandler
{
    public static async Task<OutgoingMessages> Handle(SendTestInquiry message, AskedOnline asked, Vault vault, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        var stream = await session.Events.FetchForWriting<TestInquiry>(message.TestId, token);
        if (stream.Aggregate is not { State: TestState.Planned } test) return [];
        var today = China.Today(clock);
        session.LastModifiedBy = Caller.Visitor.Login;
        session.SetHeader(Access.ChannelHeader, Caller.Visitor.Channel);
        stream.AppendOne(new TestInquirySent(today));
        var notice = await ConsentNotice.On(today, session, token);
        var (question, contact) = (test.Question, await vault.Open(test.Contact, token) ?? new Contact(null, null));
        var ask = new AskOnline(test.Inquiry, question.Topic, question.Company, contact, question.Wish, question.Unit, null, notice?.Version ?? "", PassOn: false, "zh-CN");
        return await asked.Take(ask, test: true, session, token);
    }
}
