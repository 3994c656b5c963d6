using System.Collections.Frozen;

namespace Crm.Policies.Figures.Extracting;

/// <summary>The words around a number that are not its subject: fillers, verbs of reaching and of growing, words that say about or at least.</summary>
internal static class SubjectWords
{
    /// <summary>What a subject does not begin with.</summary>
    public static readonly Words Openings = new(
        "其中", "同时", "并且", "而且", "以及", "此外", "另外", "目前", "截至目前", "截至", "至此", "使", "让", "把", "将", "且", "并", "而", "及", "和", "与", "、", "的", "了", "·", "全市", "全县", "全区", "全域", "我市", "我县", "我区", "市域",
        "全年", "年内", "当年", "今年", "去年", "明年", "上年", "过去一年", "一年来", "这一年", "预计", "预期", "力争", "确保", "努力", "争取", "计划", "目标", "要", "累计", "共计", "总计", "共", "已", "也", "均", "都", "还", "再", "又",
        "实现", "完成", "一是", "二是", "三是", "四是", "五是", "底", "末", "初", "到", "至", "从", "由", "比", "较", "以", "在", "为", "年", "月", "日", "统计显示", "数据显示", "据统计", "主要预期目标是", "是", "全社会", "推动", "带动", "促进", "分别", "各类", "各", "我们");

    /// <summary>What a subject does not end with.</summary>
    public static readonly Words Endings = new(
        "达到了", "达到", "达", "已达", "分别为", "分别", "为", "是", "有", "共有", "共", "共计", "累计", "总计", "合计", "总数", "计", "增至", "升至", "降至", "减至", "降到", "升到", "增加到", "增加至", "提高到", "提高至", "提升到", "提升至", "提升为", "上升到", "上升至",
        "扩大到", "扩大至", "下降到", "下降至", "缩短到", "缩短至", "压缩到", "压缩至", "缩小到", "缩小至", "减少到", "减少至", "回升至", "各", "均", "都", "从", "由", "同比", "环比", "将", "在", "以", "稳定在", "保持在", "控制在", "维持在", "再", "仅", "只", "已", "了", "的", "约为", "到", "至",
        "实现", "完成", "位列", "年初", "全年", "年均", "平均", "每年", "每人", "全市", "全省", "(", "（", "、", "“", "其中", "共实现", "一般", "为期", "要", "力争", "确保", "不少", "预计", "每立方米", "每平方米", "每平方公里", "每亩", "每标箱", "每千瓦时", "每公里", "每人每年", "每人每月", "每月", "每户");

    /// <summary>Words right before a number that say how exact it is.</summary>
    public static readonly FrozenDictionary<string, FigureBound> Bounds = new Dictionary<string, FigureBound>(StringComparer.Ordinal)
    {
        ["大约"] = FigureBound.About, ["约"] = FigureBound.About, ["近"] = FigureBound.About, ["接近"] = FigureBound.About, ["将近"] = FigureBound.About,
        ["突破"] = FigureBound.AtLeast, ["超过"] = FigureBound.AtLeast, ["超"] = FigureBound.AtLeast, ["逾"] = FigureBound.AtLeast, ["不低于"] = FigureBound.AtLeast, ["不少于"] = FigureBound.AtLeast, ["至少"] = FigureBound.AtLeast, ["高于"] = FigureBound.AtLeast,
        ["大于"] = FigureBound.AtLeast, ["多于"] = FigureBound.AtLeast, ["不超过"] = FigureBound.AtMost, ["低于"] = FigureBound.AtMost, ["少于"] = FigureBound.AtMost, ["小于"] = FigureBound.AtMost, ["不高于"] = FigureBound.AtMost, ["最多"] = FigureBound.AtMost,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The same, for taking them off.</summary>
    public static readonly Words BoundWords = new([.. Bounds.Keys]);

    /// <summary>Verbs that make the number the change of the subject.</summary>
    public static readonly Words Rising = new(
        "增长", "增加", "提高", "上升", "提升", "增速", "增幅", "增长率", "增速为", "增速达", "增幅达", "增幅达到", "增速达到", "正增长", "上涨", "上浮", "净增", "递增", "增速保持在", "增长保持在", "扩大", "涨幅", "翻");

    /// <summary>Verbs that make it the change downwards.</summary>
    public static readonly Words Falling = new("下降", "减少", "降低", "回落", "压缩", "缩短", "缩减", "下浮", "收窄", "负增长", "降幅", "降幅达", "下滑", "下跌", "压减", "降幅达到", "削减", "精简", "缩小", "减");

    /// <summary>Verbs that alone are no subject: the thing stands behind the number (启动建设 34 个 重点平台).</summary>
    public static readonly Words Verbs = new(
        "新增", "新建", "新建成", "建成", "建设", "新开工", "开工", "开工建设", "竣工", "投产", "引进", "新引进", "引育", "招引", "培育", "新培育", "新认定", "认定", "实施", "启动", "推进", "开展", "组织", "整治", "淘汰", "关停", "改造", "提升", "改造提升", "打造", "创建", "创成", "成功创建", "制定", "修订", "出台", "办结",
        "举办", "承办", "签订", "签约", "签署", "落地", "新落户", "落户", "落实", "安排", "投入", "设立", "成立", "组建", "发放", "取得", "获得", "获批", "获", "入选", "列入", "拥有", "建立", "建好", "新设", "布局", "打通", "开通", "新开通", "开行", "建成投用", "投用", "启用", "加快", "加强", "优化", "解决", "化解",
        "盘活", "处置", "消化", "完善", "走访", "服务", "帮助", "吸引", "集聚", "入库", "储备", "谋划", "达成", "超过", "推出", "推广", "覆盖", "惠及", "资助", "选派", "新", "续建", "扩建", "新改建", "改建", "创新", "公布", "下放", "取消", "梳理", "精简", "对接", "平台对接", "做好", "抓好", "办好", "整合", "涉及", "等", "其他", "首批", "全部", "我市", "每年",
        "共有", "有", "成功", "全面", "主导", "主持", "参与", "启动建设", "推进建设", "在建", "选树", "评选", "表彰", "征收", "拆除", "拆迁", "修缮", "修建", "治理", "清理", "排查", "立案", "查处", "破获", "完成", "实现");

    /// <summary>Where the name of what was counted ends, behind the number: 4家 企业 入选….</summary>
    public static readonly Words Predicates = new(
        "入选", "入围", "获得", "获评", "获批", "荣获", "获", "通过", "全部", "均已", "均为", "均达", "均居", "均实现", "均增长", "被", "列入", "列为", "达到", "达", "实现", "完成", "增加", "增长", "居", "位列", "出列", "成为", "成功", "建成", "开工", "投产", "投用", "启动", "纳入", "正式", "落户", "进入", "跻身", "一次性", "顺利", "进展", "竣工", "落地", "全面", "基本", "享受", "纷纷", "率先", "上榜", "升格", "在", "已", "将", "为", "参加", "参与", "推进");

    /// <summary>Measures that a list names once, behind its last item: 交通运输业、营利性服务业增加值.</summary>
    public static readonly Words Heads = new(
        "增加值", "投资", "人均可支配收入", "居民人均可支配收入", "收入", "余额", "贷款余额", "存款余额", "比重", "占比", "产值", "总产值", "销售额", "交易额", "进出口", "税收", "利润", "利润总额", "营业收入", "用电量", "覆盖率", "达标率", "吞吐量", "浓度", "能耗", "排放量");

    /// <summary>Whether a text is made of verbs alone.</summary>
    public static bool IsVerb(ReadOnlySpan<char> text)
    {
        while (text.Length > 0)
        {
            var length = Verbs.AtStart(text);
            if (length == 0) return false;
            text = text[length..];
        }
        return true;
    }
}

/// <summary>A set of words that can be looked for at either end of a text, the longest first.</summary>
internal sealed class Words
{
    private readonly FrozenDictionary<char, string[]> first;
    private readonly FrozenDictionary<char, string[]> last;

    public Words(params string[] words)
    {
        first = words.Distinct().GroupBy(w => w[0]).ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(w => w.Length).ToArray());
        last = words.Distinct().GroupBy(w => w[^1]).ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(w => w.Length).ToArray());
    }

    /// <summary>Length of the longest word the text starts with; 0 where there is none.</summary>
    public int AtStart(ReadOnlySpan<char> text)
    {
        if (text.Length == 0 || !first.TryGetValue(text[0], out var words)) return 0;
        foreach (var word in words)
            if (text.StartsWith(word, StringComparison.Ordinal)) return word.Length;
        return 0;
    }

    /// <summary>Length of the longest word it ends with.</summary>
    public int AtEnd(ReadOnlySpan<char> text)
    {
        if (text.Length == 0 || !last.TryGetValue(text[^1], out var words)) return 0;
        foreach (var word in words)
            if (text.EndsWith(word, StringComparison.Ordinal)) return word.Length;
        return 0;
    }
}
