using Crm.Foundation;
using JasperFx.CommandLine;

namespace Crm.Pipeline.Checking;

/// <summary><c>ops/crm check-figures</c>: builds the figures anew from all events beside those in use and compares; the exit code is 0 where they are the same. Beside a running product or without one.</summary>
[Description("Compare the figures with what all events make of them", Name = "check-figures")]
public sealed class CheckFiguresCommand : JasperFxAsyncCommand<NetCoreInput>
{
    public override async Task<bool> Execute(NetCoreInput input)
    {
        var found = await input.BuildHost().Services.GetRequiredService<PipelineCheck>().Run(CancellationToken.None);
        foreach (var drift in found.Drifts) Console.WriteLine(drift.Lacking ? Texts.Of("{0} 缺少：{1}", drift.Table, drift.Record) : Texts.Of("{0} 多出：{1}", drift.Table, drift.Record));
        Console.WriteLine(found.Drifts.Count == 0
            ? Texts.Of("一致：{0} 条线索，用时 {1} 秒。", found.Leads, (int)found.Took.TotalSeconds)
            : Texts.Of("不一致。重建：ops/crm rebuild-figures"));
        return found.Drifts.Count == 0;
    }
}
