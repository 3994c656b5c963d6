using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.Foundation.Formats;
using Crm.Policies.Searching;

namespace Crm.Policies.Library;

/// <summary>What is proposed where a search found nothing, as an address and in words.</summary>
public static class Relaxing
{
    /// <summary>The search that finds something.</summary>
    public static LibraryAddress Apply(LibraryAddress address, Relaxation one) => one.Left switch
    {
        Relaxed.Region => address with { Region = null },
        Relaxed.Kind => address with { Kind = null },
        Relaxed.Year => address with { Year = null },
        Relaxed.Validity => address with { Validity = null },
        Relaxed.Unconfirmed => address with { Unconfirmed = false },
        Relaxed.Days => address with { From = null, To = null },
        Relaxed.Industry => address with { Industry = null },
        _ => address with { Q = one.Query },
    };

    /// <summary>What is to be done: 去掉“湖州”.</summary>
    public static string Words(LibraryAddress address, Relaxation one) => one.Left switch
    {
        null => Texts.Of("改找“{0}”", one.Word!),
        Relaxed.Word => Texts.Of("去掉“{0}”", one.Word!),
        Relaxed.Exclusion => Texts.Of("不排除“{0}”", one.Word!),
        Relaxed.Region => Texts.Of("不限地区（现为{0}）", Regions.Label(address.Region!)),
        Relaxed.Kind => Texts.Of("不限类别（现为{0}）", PolicyWords.Of(address.Kind!.Value)),
        Relaxed.Year => Texts.Of("不限年份（现为 {0} 年）", address.Year!),
        Relaxed.Validity => Texts.Of("不限有效期（现为{0}）", PolicyWords.Of(address.Validity!.Value)),
        Relaxed.Days => Texts.Of("不限日期"),
        Relaxed.Industry => Texts.Of("不限行业（现为{0}）", Industries.Label(address.Industry!)),
        _ => Texts.Of("也看已确认的"),
    };
}
