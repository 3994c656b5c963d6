using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Leads;
using Crm.Shell.Components;
using Microsoft.AspNetCore.Components;

namespace Crm.Shell.Dev;

/// <summary>Every shared component on one page, for whoever changes the look.</summary>
public sealed partial class StyleGuide
{
    private readonly List<Row> rows = [];
    private IReadOnlyList<Shortcut> keys = [];
    private string? text;
    private string? company = "浙江云帆机电有限公司";
    private bool fail;

    private static readonly Filter[] filters =
    [
        new("stage", "阶段", [.. Enum.GetValues<Stage>().Select(s => new FilterOption(s.ToString(), StageWords.Of(s)))], Many: true),
        new("place", "地区", [new("330500", "湖州市"), new("330521", "德清县"), new("330522", "长兴县")]),
        new("owner", "负责人", [new("chen", "陈某"), new("wang", "王某")]),
    ];

    private sealed record Row(string Company, string Project, Stage Stage, decimal? Wan, decimal? Mu, string Place, string Owner, DateOnly? Next, DateTimeOffset At);

    [Inject] private Toasts Toasts { get; set; } = default!;

    protected override void OnInitialized()
    {
        var (today, now) = (Clock.Today(), Clock.GetUtcNow());
        rows.AddRange([
            new("浙江云帆机电有限公司", "电机扩产", Stage.Negotiating, 32_000, 80, "德清县", "陈某", today, now.AddMinutes(-3)),
            new("宁波甬江新材料科技股份有限公司", "高性能膜材料生产基地（一期）", Stage.Signed, 125_000, 210.5m, "南太湖新区", "王某", today.AddDays(-6), now.AddHours(-5)),
            new("台州湾模塑", "精密模具", Stage.Lead, 1_250, null, "—", "公海", null, now.AddDays(-1)),
            new("这是一个名称特别特别长的企业用来检查六十个字的企业名称在表格里怎样换行而不会把别的列挤坏有限责任公司湖州分公司", "", Stage.Terminated, null, null, "长兴县", "陈某", today.AddDays(12), now.AddDays(-40)),
            new("绍兴上虞化工", "技改", Stage.AtCapacity, 98_000_000, 1_200, "杭州湾上虞经开区", "李某", today.AddDays(1), now.AddDays(-400)),
        ]);
        keys = [new("Ctrl+Enter", "保存", () => { Done(); return Task.CompletedTask; }), new("Alt+N", "新建线索", () => { Add(); return Task.CompletedTask; })];
    }

    private void Add() => Toasts.Done("新建了线索");

    private void Done() => Toasts.Done("跟进已记下", () => { Toasts.Done("已撤销"); return Task.CompletedTask; });

    private void Refuse() => Toasts.Accept(new Outcome(Refusal.Conflict, "这条线索 2 分钟前被陈某改到洽谈，你的内容已保留。", new Dictionary<string, string>()));

    private Task Ask() => Toasts.Confirm("终止这条线索？", "线索会留在统计里，之后可以重启。已安排的提醒会取消。", "终止", grave: true);

    private void Fail() => fail = true;

    protected override bool ShouldRender() => fail ? throw new InvalidOperationException("Asked for on the style guide") : true;
}
