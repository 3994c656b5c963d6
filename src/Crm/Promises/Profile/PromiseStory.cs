using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Leads.Timeline;
using Crm.Promises.Listing;
using Crm.Team;
using JasperFx.Events;
using Marten;

namespace Crm.Promises.Profile;

/// <summary>Tells on a lead's timeline what became of its promises, also of those that were brought along from leads merged into it.</summary>
public sealed class PromiseStory(IRoster roster) : ITellsOfLeads
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<TimelineEntry>> Tell(Guid lead, IQuerySession session, CancellationToken token)
    {
        var entries = new List<TimelineEntry>();
        foreach (var promise in await PromiseHomes.On(session, lead, token)) entries.AddRange(Tell(await session.Events.FetchStreamAsync(promise, token: token)));
        return entries;
    }

    /// <summary>The entries of one promise, in order.</summary>
    public IEnumerable<TimelineEntry> Tell(IReadOnlyList<IEvent> events)
    {
        var what = "";
        foreach (var e in events)
        {
            what = e.Data switch { PromiseMade made => made.What, PromiseChanged changed => changed.What, _ => what };
            var login = e.UserName ?? "";
            var (title, text, note) = Line(e.Data, Short(what));
            yield return new TimelineEntry(
                e.Version, TimelineKind.Promise, login, NameOf(login), e.GetHeader(Access.ChannelHeader)?.ToString() ?? "job", ((IFact)e.Data).OccurredOn, e.RecordedAt(), title, text, note, Details(e.Data), null,
                About: e.StreamId);
        }
    }

    private (string Title, string? Text, string? Note) Line(object fact, string what) => fact switch
    {
        PromiseMade { Waiting: true } e => (Texts.Of("提出了一项承诺，等负责人批准，{0} 前兑现", Days.Full(e.Due)), e.What, Basis(e)),
        PromiseMade e => (Texts.Of("登记了一项承诺，{0} 前兑现", Days.Full(e.Due)), e.What, Basis(e)),
        PromiseApproved e => (Texts.Of("批准了承诺“{0}”", what), e.Note, null),
        PromiseDeclined e => (Texts.Of("没有批准承诺“{0}”", what), e.Reason, null),
        PromiseChanged e => (Texts.Of("变更了承诺“{0}”，{1} 前兑现", what, Days.Full(e.Due)), e.What, Texts.Of("原因：{0}", e.Reason)),
        PromiseKept e => (Texts.Of("兑现了承诺“{0}”", what), e.Proof, null),
        PromiseBroken e => (Texts.Of("承诺“{0}”未能兑现", what), e.Reason, null),
        PromiseWithdrawn e => (Texts.Of("撤回了承诺“{0}”", what), e.Reason, null),
        PromiseReopened e => (Texts.Of("恢复了承诺“{0}”", what), e.Reason, null),
        PromiseReminded { Step: PromiseReminder.Near } e => (Texts.Of("提醒 {0}：承诺“{1}”快到期", People(e.To), what), null, null),
        PromiseReminded e => (Texts.Of("提醒 {0}：承诺“{1}”已逾期", People(e.To), what), null, null),
        _ => throw new NotSupportedException($"{fact.GetType().Name} has no words for the timeline"),
    };

    private static string Basis(PromiseMade e) => e.Passage is { } passage ? Texts.Of("依据《{0}》第 {1} 版（{2}）", passage.Title, passage.Version, PromiseWords.Of(passage.Standing)) : Texts.Of("无依据");

    private static TimelineDetails? Details(object fact)
    {
        var (tax, against) = fact switch { PromiseMade e => (e.Tax, e.Override), PromiseChanged e => (e.Tax, e.Override), _ => (null, null) };
        List<TimelineChange> changes = [];
        if (tax is not null) changes.Add(new(Texts.Of("涉税措辞“{0}”仍写的理由", string.Join("”“", tax.Words)), null, tax.Reason));
        if (against is not null) changes.Add(new(Texts.Of("效力例外的理由"), null, against));
        return changes.Count == 0 ? null : new TimelineDetails(Texts.Of("需要说明的 {0} 项", changes.Count), changes);
    }

    private string People(IEnumerable<string> logins) => string.Join(Texts.IsChinese ? "、" : ", ", logins.Select(NameOf));

    private string NameOf(string login) => login.Length == 0 || login.StartsWith(':') ? Texts.Of("系统") : roster.Person(login)?.Name ?? login;

    private static string Short(string what) => what.Length <= 30 ? what : what[..30] + "…";
}
