using Crm.Hotline;
using Crm.Inquiries;
using Crm.Leads;

namespace Crm.Imports.Rows;

/// <summary>What free words of a ledger stand for among the product's own.</summary>
public static class LedgerGuess
{
    private static readonly (Source Source, string[] Words)[] Channels =
    [
        (Source.Compendium, ["汇编"]), (Source.Expo, ["展", "推介", "博览", "博会", "expo"]), (Source.WebForm, ["网站", "官网", "表单", "在线", "网络"]), (Source.Hotline, ["热线", "电话", "来电"]),
        (Source.Referral, ["中介", "商会", "协会", "引荐", "推荐", "介绍"]), (Source.Outreach, ["走访", "拓展", "外出", "上门", "拜访"]), (Source.Import, ["台账", "导入"]),
    ];

    private static readonly (Topic Topic, string[] Words)[] Topics =
    [
        (Topic.Policy, ["政策", "补贴", "补助", "扶持", "申报", "奖励"]), (Topic.Building, ["厂房", "仓库", "租", "仓储"]), (Topic.IndustrialLand, ["用地", "土地", "拿地", "地块", "亩"]),
    ];

    private static readonly string[] Nuisance = ["骚扰", "广告", "推销", "误拨", "打错", "无效"];

    /// <summary>The channel; null where its words say nothing that is known.</summary>
    public static Source? ChannelOf(string text) =>
        Enum.GetValues<Source>().Cast<Source?>().FirstOrDefault(source => LeadWords.Of(source!.Value) == text) ?? Channels.Where(known => Says(text, known.Words)).Select(known => (Source?)known.Source).FirstOrDefault();

    /// <summary>The topic, by what stands in its column, else by the wish itself.</summary>
    public static Topic TopicOf(string text, string wish)
    {
        foreach (var said in new[] { text, text.Length == 0 ? wish : "" })
        {
            foreach (var topic in Enum.GetValues<Topic>())
                if (said == TopicWords.Of(topic) || said == TopicWords.Short(topic)) return topic;
            foreach (var (topic, words) in Topics)
                if (Says(said, words)) return topic;
        }
        return Inquiries.Topic.Other;
    }

    /// <summary>What came of a call; what nobody acts on any more counts as answered.</summary>
    public static CallOutcome OutcomeOf(string text) => Says(text, Nuisance) ? CallOutcome.Nuisance : CallOutcome.Answered;

    private static bool Says(string text, string[] words) => words.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
}
