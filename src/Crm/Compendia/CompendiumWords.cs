using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.Foundation.Formats;
using Crm.Policies;
using Crm.Policies.Library;

namespace Crm.Compendia;

/// <summary>Compendia in words.</summary>
public static class CompendiumWords
{
    /// <summary>A document's place.</summary>
    public static string? Place(PolicyListing document) => document.Region is { } code ? Regions.Label(code) : document.RegionTag;

    /// <summary>The regions of a scope.</summary>
    public static string RegionsOf(CompendiumScope scope) => scope.Regions.Count == 0 ? Texts.Of("全部地区") : string.Join("、", scope.Regions.Select(Regions.Label));

    /// <summary>The industries of a scope.</summary>
    public static string IndustriesOf(CompendiumScope scope) => scope.Industries.Count == 0 ? Texts.Of("全部行业") : string.Join("、", scope.Industries.Select(Industries.Label));

    /// <summary>The kinds of a scope.</summary>
    public static string KindsOf(CompendiumScope scope) => scope.Kinds.Count == 0 ? Texts.Of("全部类别") : string.Join("、", scope.Kinds.Select(PolicyWords.Of));

    /// <summary>The scope in one line.</summary>
    public static string Of(CompendiumScope scope) => string.Join(" · ", new[] { RegionsOf(scope), scope.Industries.Count == 0 ? null : IndustriesOf(scope), Texts.Of("截至 {0}", Days.Full(scope.AsOf)) }.OfType<string>());

    /// <summary>Why a build came to nothing, and what to do.</summary>
    public static string Of(BuildFailure cause) => cause switch
    {
        BuildFailure.Empty => Texts.Of("范围里没有文件。请放宽地区、行业或日期，再生成一次。"),
        BuildFailure.TooMany => Texts.Of("文件太多，请缩小范围后再生成。"),
        _ => Texts.Of("生成时出错，已记入日志。可以再试一次；还不行的话请告诉系统管理员。"),
    };

    /// <summary>A name for a file of it.</summary>
    public static string FileName(string title, string extension)
    {
        var name = string.Concat(title.Where(sign => !char.IsControl(sign) && !"\\/:*?\"<>|".Contains(sign))).Trim(' ', '.');
        return $"{(name.Length == 0 ? Texts.Of("政策汇编") : name)}.{extension}";
    }
}
