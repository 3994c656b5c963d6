using Crm.Foundation;

namespace Crm.Leads.Packing;

/// <summary>Policy packs in words.</summary>
public static class PackWords
{
    /// <summary>What the investor did.</summary>
    public static string Of(PolicyPackOpened e) => e.How switch
    {
        PackOpening.Docx => Texts.Of("下载了政策包《{0}》（Word）", e.Title),
        PackOpening.Pdf => Texts.Of("下载了政策包《{0}》（PDF）", e.Title),
        _ => Texts.Of("打开了政策包《{0}》", e.Title),
    };
}
