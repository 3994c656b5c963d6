using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Leads;
using Crm.Leads.Merging;
using Crm.Shell.Components;
using Crm.Team;

namespace Crm.Pipeline.Listing;

/// <summary>An entry behind a figure: what was recorded, when it had happened, when and by whom it was recorded.</summary>
/// <param name="What">In the reader's language.</param>
/// <param name="HappenedOn">The business day.</param>
/// <param name="RecordedOn">China's day on which the system was told.</param>
/// <param name="By">Name of whoever recorded it; null where the store doesn't say.</param>
public sealed record PastEntry(string What, DateOnly HappenedOn, DateOnly RecordedOn, string? By)
{
    /// <summary>How many days after it happened it was recorded; 0 where it was told beforehand.</summary>
    public int DaysLate => Math.Max(0, RecordedOn.DayNumber - HappenedOn.DayNumber);

    /// <summary>Whether it was entered late by the rule that held where and when it was recorded, or when its month was closed.</summary>
    public bool IsLate { get; init; }

    /// <summary>Name of the manager who approved that it be entered in a closed month; null where nobody had to.</summary>
    public string? ApprovedBy { get; init; }

    internal static PastEntry Of(RecordedFact fact, IRoster roster) =>
        new(Words(fact.Data, roster), fact.HappenedOn, fact.RecordedOn, fact.By is { } login ? roster.Person(login)?.Name ?? login : null);

    private static string Words(object fact, IRoster roster) => fact switch
    {
        LeadOpened e => Texts.Of("收到线索（{0}）", LeadWords.Of(e.Source)),
        LeadAssigned { Owner: { } owner } e => Texts.Of("交给{0}的{1}", roster.Unit(e.Unit)?.Name ?? e.Unit, roster.Person(owner)?.Name ?? owner),
        LeadAssigned e => Texts.Of("放进{0}的公海", roster.Unit(e.Unit)?.Name ?? e.Unit),
        NeedsRevised e => Texts.Of("更新需求，意向投资 {0}", Money.Show(e.Needs.Investment)),
        StageAdvanced e => Proof(e) is { } amount ? Texts.Of("到“{0}”，协议金额 {1}", StageWords.Of(e.To), Money.Show(amount)) : Texts.Of("到“{0}”", StageWords.Of(e.To)),
        StageSteppedBack e => Texts.Of("退回“{0}”：{1}", StageWords.Of(e.To), e.Reason),
        LeadTerminated e => Texts.Of("终止：{0}", LeadWords.Of(e.Reason)),
        LeadReopened e => Texts.Of("重启，回到“{0}”", StageWords.Of(e.To)),
        InvestmentRaised e => Texts.Of("增资 {0}", Money.Show(e.By)),
        InvestmentRaiseWithdrawn e => Texts.Of("撤销增资：{0}", e.Reason),
        LeadMerged e => Texts.Of("并入了 {0}", e.Number),
        LeadUnmerged e => Texts.Of("拆出了 {0}", e.Number),
        LeadMergedInto e => Texts.Of("并进 {0}", e.Number),
        LeadUnmergedFrom e => Texts.Of("从 {0} 拆出", e.Number),
        _ => throw new NotSupportedException($"{fact.GetType().Name} has no words behind a figure"),
    };

    private static decimal? Proof(StageAdvanced e) => e.Evidence.FirstOrDefault(one => one.Kind == EvidenceKind.Agreement)?.Amount;
}
