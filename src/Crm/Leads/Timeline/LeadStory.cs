using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Hotline.Confiding;
using Crm.Leads.Dividing;
using Crm.Leads.Merging;
using Crm.Leads.Packing;
using Crm.Leads.Profile;
using Crm.Parks.Matching;
using Crm.Shell.Components;
using Crm.Team;
using JasperFx.Events;

namespace Crm.Leads.Timeline;

/// <summary>
/// Tells a lead's events as people would. Derived anew at every reading, in the reader's language, so that better words also reach what was recorded years ago.
/// Events hold no personal data in plain text, and neither do these words.
/// </summary>
/// <param name="hidden">Inquiries that came of confidential calls: what was said in those is not told.</param>
public sealed class LeadStory(IRoster roster, IReadOnlySet<Guid>? hidden = null)
{
    /// <summary>The entries, in the order of the events.</summary>
    public IReadOnlyList<TimelineEntry> Tell(IReadOnlyList<IEvent> events)
    {
        var told = new List<TimelineEntry>(events.Count);
        LeadFacts? before = null;
        foreach (var e in events)
        {
            told.Add(Tell(e, before));
            before = before.After(e.Data);
        }
        return told;
    }

    private TimelineEntry Tell(IEvent e, LeadFacts? before)
    {
        var login = e.UserName ?? "";
        var line = e.Data is LeadOpened opened ? Opened(opened) : Line(e.Data, before!, login);
        var channel = e.GetHeader(Access.ChannelHeader)?.ToString() ?? "job";
        return new(e.Version, line.Kind, login, NameOf(login), channel, ((IFact)e.Data).OccurredOn, e.Timestamp, line.Title, line.Text, line.Note, line.Details, line.Now);
    }

    private Said Line(object fact, LeadFacts before, string login) => fact switch
    {
        LeadTouched e => new(TimelineKind.Inquiry, Texts.Of("登记了一次重复咨询（{0}）", LeadWords.Of(e.Source)), hidden?.Contains(e.Inquiry) == true ? ConfidentialCalls.Hidden : e.Gist),
        LeadAssigned e => new(TimelineKind.People, Assigned(e, login), e.Reason),
        LeadReminded e => new(TimelineKind.People, Texts.Of("提醒 {0}：已 {1} 天没有跟进", NameOf(e.Owner), e.Days)),
        LeadShared e => new(TimelineKind.People, Texts.Of("把线索共享给 {0}", NameOf(e.With))),
        LeadNamed e => Named(e, before),
        ContactRecorded e => Contact(e, before),
        NeedsRevised e => Needs(e, before),
        FollowUpLogged e => new(TimelineKind.FollowUp, Texts.Of("记了一次跟进（{0}）", LeadWords.Of(e.Kind)), e.Text, Next(e.NextAction, e.NextOn)),
        NextActionPlanned e => Planned(e, before),
        NextActionDone e => new(TimelineKind.Plan, Texts.Of("完成了“{0}”", e.What)),
        VisitPlanned e => new(TimelineKind.Visit, Texts.Of("约定 {0} {1}，地点 {2}", Days.Full(e.On), LeadWords.Of(e.Direction), e.Place), e.Purpose),
        VisitHeld e => new(TimelineKind.Visit, Texts.Of("完成了一次考察（{0}），地点 {1}", LeadWords.Of(e.Direction), e.Place), e.Result),
        VisitCancelled e => new(TimelineKind.Visit, Cancelled(e, before), e.Reason),
        PolicyAttached e => new(TimelineKind.Policy, Texts.Of("引用了政策《{0}》第 {1} 版", e.Title, e.Version), e.Quote.Filled(), e.Note),
        PolicyDetached e => new(TimelineKind.Policy, Texts.Of("撤下了政策《{0}》的引用", before.Policies.LastOrDefault(p => p.Document == e.Document)?.Title ?? ""), e.Reason),
        PolicyPackMade e => new(TimelineKind.Policy, Texts.Of("做了政策包《{0}》，共 {1} 项", e.Title, e.Items.Count), e.Note),
        PolicyPackMailed e => new(TimelineKind.Policy, Texts.Of("把政策包《{0}》的链接发到了投资方邮箱", e.Title)),
        PolicyPackOpened e => new(TimelineKind.Policy, PackWords.Of(e)),
        PolicyPackRevoked e => new(TimelineKind.Policy, Texts.Of("撤回了政策包《{0}》的链接", e.Title)),
        LeadFileAdded e => new(TimelineKind.File, Texts.Of("上传了文件“{0}”（{1}）", e.Name, FileSize.Show(e.Bytes))),
        LeadFileRemoved e => new(TimelineKind.File, Texts.Of("移除了文件“{0}”", before.Files.FirstOrDefault(f => f.Id == e.File)?.Name ?? ""), e.Reason),
        ParksProposed e => Proposed(e),
        ParkShortlisted e => new(TimelineKind.Park, Texts.Of("把 {0} {1} 列入了入围", e.Park, e.Site)),
        ParkDeclined e => new(TimelineKind.Park, Texts.Of("排除了 {0} {1}", e.Park, e.Site), e.Reason),
        ParkChosen e => new(TimelineKind.Park, Texts.Of("选定了 {0} {1}", e.Park, e.Site)),
        ParkDecisionUndone e => new(TimelineKind.Park, Texts.Of("撤回了对 {0} {1} 的决定", e.Park, e.Site)),
        StageAdvanced e => Advanced(e, before),
        StageSteppedBack e => new(TimelineKind.Stage, Texts.Of("把线索从 {0} 退回 {1}", StageWords.Of(e.From), StageWords.Of(e.To)), e.Reason, Now: e.To),
        InvestmentRaised e => new(TimelineKind.Stage, Texts.Of("登记了增资 {0}", Money.Show(e.By)), e.Agreement.Number),
        InvestmentRaiseWithdrawn e => new(TimelineKind.Stage, Texts.Of("撤销了增资 {0}", Money.Show(before.Raises.FirstOrDefault(raise => raise.Raise == e.Raise)?.By)), e.Reason),
        LeadOffered e => new(TimelineKind.People, Texts.Of("把线索流转给{0}，等对方接收", UnitOf(e.To)), e.Reason, e.Terms is { } terms ? BenefitWords.Of(terms, roster) : null),
        LeadOfferAccepted e => new(TimelineKind.People, Texts.Of("接收了流转来的线索"), e.Note),
        LeadOfferDeclined e => new(TimelineKind.People, Texts.Of("谢绝了流转"), e.Reason),
        LeadOfferWithdrawn e => new(TimelineKind.People, Texts.Of("撤回了流转"), e.Reason),
        LeadOfferDisputed e => new(TimelineKind.People, Texts.Of("代表{0}提请上级裁决", UnitOf(e.Unit)), e.Statement, Shown(e.Files, before)),
        LeadOfferArgued e => new(TimelineKind.People, Texts.Of("代表{0}补充了陈述", UnitOf(e.Unit)), e.Statement, Shown(e.Files, before)),
        LeadOfferRuled e => new(TimelineKind.People, Texts.Of("裁定线索归{0}", UnitOf(e.Unit)), e.Reason),
        BenefitSharesSet e => new(TimelineKind.People, Texts.Of("约定了分成"), e.Reason, BenefitWords.Of(e.Terms, roster)),
        BenefitSharesEnded e => new(TimelineKind.People, Texts.Of("终止了分成约定"), e.Reason),
        LeadTerminated e => new(TimelineKind.Stage, Texts.Of("在 {0} 阶段终止了线索：{1}", StageWords.Of(e.From), LeadWords.Of(e.Reason)), e.Note, Now: Stage.Terminated),
        LeadMerged e => Merged(Texts.Of("把 {0} 并入了这条线索", e.Number), e.Reason, before, e.Values),
        LeadMergedInto e => new(TimelineKind.Facts, Texts.Of("把这条线索并入了 {0}", e.Number)),
        LeadUnmerged e => Merged(Texts.Of("把 {0} 从这条线索拆了出去", e.Number), null, before, e.Values),
        LeadUnmergedFrom e => new(TimelineKind.Facts, Texts.Of("把这条线索从 {0} 拆了出来", e.Number)),
        LeadReopened e => new(TimelineKind.Stage, Texts.Of("重启了线索，回到 {0}", StageWords.Of(e.To)), e.Reason, Now: e.To),
        _ => throw new NotSupportedException($"{fact.GetType().Name} has no words for the timeline"),
    };

    private static Said Opened(LeadOpened e)
    {
        var needs = NeedsWords.Of(e.Needs).Where(n => n.Value is not null).Select(n => new TimelineChange(n.Label, null, n.Value)).ToList();
        return new(TimelineKind.Inquiry, Texts.Of("建立了线索 {0}（{1}）", e.Number, LeadWords.Of(e.Source)),
            Details: needs.Count == 0 ? null : new(Texts.Of("当时的需求 {0} 项", needs.Count), needs));
    }

    private string Assigned(LeadAssigned e, string login) => e switch
    {
        { Owner: null, From: null } => Texts.Of("把线索放进{0}的公海", UnitOf(e.Unit)),
        { Owner: null, From: { } from } when from == login => Texts.Of("把线索退回{0}的公海", UnitOf(e.Unit)),
        { Owner: null, From: { } from } => Texts.Of("从 {0} 收回线索，放进{1}的公海", NameOf(from), UnitOf(e.Unit)),
        { Owner: { } owner, From: null } when owner == login => Texts.Of("认领了线索"),
        { Owner: { } owner, From: null } => Texts.Of("把线索交给{0}的 {1}", UnitOf(e.Unit), NameOf(owner)),
        { Owner: { } owner, From: { } from } => Texts.Of("把线索从 {0} 改派给{1}的 {2}", NameOf(from), UnitOf(e.Unit), NameOf(owner)),
    };

    private static Said Named(LeadNamed e, LeadFacts before) => Changed(
        TimelineKind.Facts, Texts.Of("更正了名称"), Texts.Of("名称变更 {0} 项"),
        [
            new(Texts.Of("企业"), before.Company, e.Company),
            new(Texts.Of("项目"), before.Project, e.Project),
            new(Texts.Of("统一社会信用代码"), before.CreditCode, e.CreditCode ?? before.CreditCode),
        ]);

    private static Said Contact(ContactRecorded e, LeadFacts before)
    {
        var title = before.SealedContacts.Any(c => c.Person == e.Contact.Person) ? Texts.Of("更新了联系人") : Texts.Of("登记了联系人");
        return new(TimelineKind.Facts, e.Contact.Position is { Length: > 0 } position ? Texts.Of("{0}（{1}）", title, position) : title);
    }

    private static Said Needs(NeedsRevised e, LeadFacts before) => Changed(
        TimelineKind.Facts, Texts.Of("更新了需求"), Texts.Of("需求变更 {0} 项"),
        NeedsWords.Of(before.Needs).Zip(NeedsWords.Of(e.Needs), (old, now) => new TimelineChange(now.Label, old.Value, now.Value)));

    private static Said Merged(string title, string? reason, LeadFacts before, LeadValues values)
    {
        var changes = MergeWords.Of(LeadValues.Of(before)).Zip(MergeWords.Of(values), (old, now) => new TimelineChange(now.Label, old.Value, now.Value)).Where(c => c.Before != c.After).ToList();
        return new(TimelineKind.Facts, title, reason, Details: changes.Count == 0 ? null : new(Texts.Of("变更 {0} 项", changes.Count), changes));
    }

    private static string? Shown(IReadOnlyList<Guid> files, LeadFacts before) =>
        files.Count == 0 ? null : Texts.Of("附件：{0}", string.Join(Texts.IsChinese ? "、" : ", ", files.Select(id => before.Files.FirstOrDefault(file => file.Id == id)?.Name ?? "")));

    private static Said Planned(NextActionPlanned e, LeadFacts before) => (e.What, before.Next) switch
    {
        (null, _) => new(TimelineKind.Plan, Texts.Of("取消了下一步安排")),
        ({ } what, { } next) when what == next.What => new(TimelineKind.Plan, Texts.Of("把“{0}”从 {1} 改到 {2}", what, Days.Full(next.On), Days.Full(e.On!.Value))),
        ({ } what, _) => new(TimelineKind.Plan, Texts.Of("安排了下一步：{0}，{1}", what, Days.Full(e.On!.Value))),
    };

    private static string Cancelled(VisitCancelled e, LeadFacts before) => before.Visits.FirstOrDefault(v => v.Id == e.Visit) is { } visit
        ? Texts.Of("取消了 {0} 的{1}", Days.Full(visit.On), LeadWords.Of(visit.Direction))
        : Texts.Of("取消了一次考察");

    private static Said Proposed(ParksProposed e) => new(
        TimelineKind.Park, Texts.Of("做了园区匹配，比较了 {0} 处场地", e.Candidates),
        Details: e.Ranking.Count == 0 ? null : new(Texts.Of("排在前面的 {0} 处", Math.Min(3, e.Ranking.Count)), [.. e.Ranking.Take(3).Select(Ranked)]));

    private static TimelineChange Ranked(RankedSite site, int place) => new($"{place + 1} {site.ParkName} {site.SiteName}", null, Texts.Of("{0} 分", site.Score));

    private static Said Advanced(StageAdvanced e, LeadFacts before) => new(
        TimelineKind.Stage, Texts.Of("把线索从 {0} 推进到 {1}", StageWords.Of(e.From), StageWords.Of(e.To)),
        Details: e.Evidence.Count == 0 ? null : new(Texts.Of("证明 {0} 份", e.Evidence.Count), [.. e.Evidence.Select(x => new TimelineChange(LeadWords.Of(x.Kind), null, EvidenceWords.Of(x, before.Files)))]),
        Now: e.To);

    private static Said Changed(TimelineKind kind, string title, string summary, IEnumerable<TimelineChange> fields)
    {
        var changes = fields.Where(field => field.Before != field.After).ToList();
        return new(kind, title, Details: new(string.Format(System.Globalization.CultureInfo.CurrentCulture, summary, changes.Count), changes));
    }

    private static string? Next(string? what, DateOnly? on) => what is null || on is null ? null : Texts.Of("下一步：{0}，{1}", what, Days.Full(on.Value));

    private string UnitOf(string code) => roster.Unit(code)?.Name ?? code;

    private string NameOf(string login) => login == Caller.Visitor.Login ? Texts.Of("投资方") : login.StartsWith(':') ? Texts.Of("系统") : roster.Person(login)?.Name ?? login;

    private sealed record Said(TimelineKind Kind, string Title, string? Text = null, string? Note = null, TimelineDetails? Details = null, Stage? Now = null);
}
