using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Leads;
using Crm.Shell.Components;

namespace Crm.Pipeline.Listing;

/// <summary>What a figure counts, in the words of the current language.</summary>
public static class PastLeadWords
{
    /// <summary>The conditions, one after the other; without the unit and the day. "All" where there are none.</summary>
    public static string Of(PastLeadFilter filter) => string.Join(" · ", Parts(filter)) is { Length: > 0 } words ? words : Texts.Of("全部线索");

    private static IEnumerable<string> Parts(PastLeadFilter filter)
    {
        var when = filter switch { { Year: { } y, Month: { } m } => Texts.Of("{0} 年 {1} 月", y, m), { Year: { } y } => Texts.Of("{0} 年", y), _ => "" };
        if (filter.Raised) yield return Texts.Of("{0}增资", when);
        if (filter is { Of: { } of, Year: not null })
        {
            yield return of switch { Stage.Lead => Texts.Of("{0}收到", when), Stage.Terminated => Texts.Of("{0}终止", when), _ => Texts.Of("{0}到达“{1}”", when, StageWords.Of(of)) };
        }
        if (filter.Stage is { } stage) yield return Texts.Of("停在“{0}”", StageWords.Of(stage));
        if (filter is { From: { } first, UpTo: { } last }) yield return Texts.Of("停在“{0}”到“{1}”", StageWords.Of(first), StageWords.Of(last));
        else if (filter.From is { } from) yield return Texts.Of("停在“{0}”或更后", StageWords.Of(from));
        else if (filter.UpTo is { } upTo) yield return Texts.Of("停在“{0}”或更前", StageWords.Of(upTo));
        if (filter.EnteredFrom is { } entered) yield return Texts.Of("{0} 起进入现阶段", Days.Full(entered));
        if (filter.EnteredBefore is { } enteredBefore) yield return Texts.Of("{0} 前进入现阶段", Days.Full(enteredBefore));
        if (filter.SignedFrom is { } signed) yield return Texts.Of("{0} 起签约", Days.Full(signed));
        if (filter.SignedBefore is { } signedBefore) yield return Texts.Of("{0} 前签约", Days.Full(signedBefore));
        if (filter.Reached is { } reached) yield return Texts.Of("走到“{0}”", StageWords.Of(reached));
        if (filter.StartedInYear) yield return Texts.Of("签约当年开工");
        if (filter.StartedWithin is { } months) yield return Texts.Of("签约次月起 {0} 个月内开工", months);
        if (filter.Least is { } least) yield return Texts.Of("金额不低于 {0}", Money.Show(least));
        if (filter.Source is { } source) yield return Texts.Of("来源：{0}", LeadWords.Of(source));
        if (filter.Reason is { } reason) yield return Texts.Of("原因：{0}", LeadWords.Of(reason));
        foreach (var excused in PastLeadFilter.ReasonsOf(filter.Without).OfType<TerminationReason>()) yield return Texts.Of("不算因“{0}”终止的", LeadWords.Of(excused));
    }
}
