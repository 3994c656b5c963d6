using Crm.Foundation;
using Crm.Leads;

namespace Crm.Shell.Components;

/// <summary>The ten stages and 终止 in words, and their place in the colour scale.</summary>
public static class StageWords
{
    /// <summary>The stage's name in the current language.</summary>
    public static string Of(Stage stage) => stage switch
    {
        // In Chinese the first stage has the name of the whole thing; in English that would be read as one.
        Stage.Lead => Texts.IsChinese ? "线索" : Texts.Of("新线索"),
        Stage.Assessing => Texts.Of("研判"),
        Stage.Negotiating => Texts.Of("洽谈"),
        Stage.Visiting => Texts.Of("考察"),
        Stage.Signed => Texts.Of("签约"),
        Stage.Landed => Texts.Of("落地"),
        Stage.UnderConstruction => Texts.Of("开工"),
        Stage.Completed => Texts.Of("竣工"),
        Stage.InProduction => Texts.Of("投产"),
        Stage.AtCapacity => Texts.Of("达产"),
        Stage.Terminated => Texts.Of("终止"),
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, null),
    };

    /// <summary>CSS classes of a chip, for hot lists that write it without a component: <c>&lt;span class="@StageWords.Chip(s)"&gt;@StageWords.Of(s)&lt;/span&gt;</c>.</summary>
    public static string Chip(Stage stage) => stage == Stage.Terminated ? "stage stage-end" : $"stage stage-{(int)stage}";
}
