using Crm.Foundation;
using Crm.Inquiries;
using Crm.Submissions.Queue;
using JasperFx.Events;
using Marten;

namespace Crm.Submissions.Tracking;

/// <summary>The links by which authors follow their submissions. They are made as those of inquiries are: the database holds a hash only.</summary>
public static class SubmissionLinks
{
    /// <summary>The refusal for a link that opens nothing. A wrong link, an old one and none at all get the same answer.</summary>
    public static RuleBroken NoSuchLink => new("这个链接打不开任何投稿。请检查是否复制完整，或打电话报投稿编号查询。") { Kind = Refusal.Missing };

    /// <summary>The address of a link's page. Not below /site, where addresses are written in small letters.</summary>
    public static string Address(string link) => $"/ask/article/{link}";

    /// <summary>What the link's page shows.</summary>
    public static async Task<SubmissionListing> Find(string link, IQuerySession session, CancellationToken token)
    {
        var hash = InquiryLinks.HashOf(link);
        return await session.Query<SubmissionListing>().FirstOrDefaultAsync(s => s.LinkHash == hash, token) ?? throw NoSuchLink;
    }

    /// <summary>The submission itself, to write to.</summary>
    public static async Task<IEventStream<Submission>> Open(string link, IDocumentSession session, CancellationToken token) =>
        await session.Events.FetchForWriting<Submission>((await Find(link, session, token)).Id, token);
}
