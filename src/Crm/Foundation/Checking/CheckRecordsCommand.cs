using JasperFx.CommandLine;

namespace Crm.Foundation.Checking;

/// <summary><c>ops/crm check-records</c>: makes every record of the read models anew from its events and compares; the exit code is 0 where they are the same. Beside a running product or without one.</summary>
[Description("从事件重新得出每一条记录，与正在用的逐条比较，可以在系统运行时使用：check-records", Name = "check-records")]
public sealed class CheckRecordsCommand : JasperFxAsyncCommand<NetCoreInput>
{
    public override async Task<bool> Execute(NetCoreInput input)
    {
        var found = await input.BuildHost().Services.GetRequiredService<ReadModelCheck>().Run(CancellationToken.None);
        foreach (var drift in found.Drifts) Console.WriteLine(drift.Sentence);
        Console.WriteLine(Texts.Of("核对了 {0} 种读模型的 {1} 条记录，用时 {2} 秒。", found.Models, found.Records, (int)found.Took.TotalSeconds));
        Console.WriteLine(Texts.Of("不是由单个记录的事件得出、没有核对的：{0}", string.Join("、", found.Unchecked)));
        if (found.Drifts.Count > 0) Console.WriteLine(Texts.Of("不一致。重建：停止系统，执行 ops/crm projections rebuild --projection 名称"));
        return found.Drifts.Count == 0;
    }
}
