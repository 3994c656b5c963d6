using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.Foundation.Formats;
using Crm.Policies.Searching;

namespace Crm.Policies.Library;

/// <summary>What is proposed where a search found nothing, as an address and in words.</summary>
public static class Relaxing
{
    /// <summary>The search that finds something.</summary>
    public static LibraryAddress Apply(LibraryAddress from, Relaxation one) => one.Left switch
    {
        Relaxed.Region => from with { Region = null },
        Relaxed.Kind => from with { Kind = null },
        Relaxed.Year => from with { Year = null },
        Relaxed.Validity => from with { Validity = null },
        Relaxed.Unconfirmed => from with { Unconfirmed = false },
        Relaxed.Days => from with { From = null, To = null },
        Relaxed.Industry => from with { Industry = null },
        _ => from with { Q = one.Query },
    };

    /// <summary>What is to be done: 去掉“湖州”.</summary>
    public static string Words(LibraryAddress from, Relaxation one) => one.Left switch
    {
        null => Texts.Of("改找“{0}”", one.Word!),
        Relaxed.Word => Texts.Of("去掉“{0}”", one.Word!),
        Relaxed.Exclusion => Texts.Of("不排除“{0}”", one.Word!),
        Relaxed.Region => Texts.Of("不限地区（现为{0}）", Regions.Label(from.Region!)),
        Relaxed.Kind => Texts.Of("不限类别（现为{0}）", PolicyWords.Of(from.Kind!.Value)),
        Relaxed.Year => Texts.Of("不限年份（现为 {0} 年）", from.Year!),
        Relaxed.Validity => Texts.Of("不限有效期（现为{0}）", PolicyWords.Of(from.Validity!.Value)),
        Relaxed.Days => Texts.Of("不限日期"),
        Relaxed.Industry => Texts.Of("不限行业（现为{0}）", Industries.Label(from.Industry!)),
        _ => Texts.Of("也看已确认的"),
    };
}
