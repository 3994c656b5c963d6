using Crm.Foundation;
using JasperFx.Events;
using Marten;

namespace Crm.Inquiries.Tracking;

/// <summary>Finds an inquiry by its link. A wrong link, an old one and none at all get the same answer.</summary>
public static class TrackedInquiry
{
    /// <summary>The refusal for a link that opens nothing.</summary>
    public static RuleBroken NoSuchLink => new("这个链接打不开任何咨询。请检查是否复制完整，或打电话报受理号查询。") { Kind = Refusal.Missing };

    /// <summary>What the link's page shows.</summary>
    public static async Task<InquiryTrack> Find(string link, IQuerySession session, CancellationToken token)
    {
        var hash = InquiryLinks.HashOf(link);
        return await session.Query<InquiryTrack>().FirstOrDefaultAsync(t => t.LinkHash == hash, token) ?? throw NoSuchLink;
    }

    /// <summary>The inquiry itself, to write to.</summary>
    public static async Task<IEventStream<Inquiry>> Open(string link, IDocumentSession session, CancellationToken token) =>
        await session.Events.FetchForWriting<Inquiry>((await Find(link, session, token)).Id, token);
}
