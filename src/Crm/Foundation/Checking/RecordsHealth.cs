using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Crm.Foundation.Checking;

/// <summary>Whether the last check found the read models as the events make them. A difference is told; it makes nothing else unusable.</summary>
internal sealed class RecordsHealth(ReadModelCheck check) : IHealthCheck
{
    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(check.Last switch
    {
        null or { Drifts.Count: 0 } => HealthCheckResult.Healthy(),
        { } last => HealthCheckResult.Degraded(Texts.Of("读模型与事件不一致：{0}。请停止系统，逐个执行 ops/crm projections rebuild --projection 名称。", string.Join("、", last.Drifts.Select(drift => drift.Model)))),
    });
}
