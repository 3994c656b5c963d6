using Crm.Foundation;
using JasperFx.CommandLine;

namespace Crm.Pipeline.History;

/// <summary><c>ops/crm rebuild-figures</c>: builds the leads' past and its counts anew from the events, beside those in use, which then change places. Works beside a running product and without one.</summary>
[Description("从事件重建指标看板的数字，可以在系统运行时使用：rebuild-figures", Name = "rebuild-figures")]
public sealed class RebuildFiguresCommand : JasperFxAsyncCommand<NetCoreInput>
{
    public override async Task<bool> Execute(NetCoreInput input)
    {
        var built = await input.BuildHost().Services.GetRequiredService<PipelineKeeper>().Rebuild(CancellationToken.None);
        Console.WriteLine(Texts.Of("已重建：{0} 条线索，{1} 段经历。", built.Leads, built.Spans));
        return true;
    }
}
