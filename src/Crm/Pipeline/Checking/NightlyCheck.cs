using Crm.Foundation;
using Crm.Foundation.Checking;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Crm.Pipeline.Checking;

/// <summary>Checks the figures once a night, and then the records of all read models, between two and five o'clock in China, and says so loudly when they are not what the events make of them.</summary>
public sealed class NightlyCheck(PipelineCheck figures, ReadModelCheck records, TimeProvider clock, ILogger<NightlyCheck> log) : Sweep(TimeSpan.FromMinutes(10), clock, log)
{
    private const int FirstHour = 2, LastHour = 4;

    /// <inheritdoc />
    public override async Task Look(CancellationToken token)
    {
        var now = Clock.GetUtcNow().ToOffset(China.Offset);
        if (now.Hour is < FirstHour or > LastHour) return;
        if (!IsOf(now, figures.Last?.At)) await CheckFigures(token);
        if (!IsOf(now, records.Last?.At)) await CheckRecords(token);
    }

    private static bool IsOf(DateTimeOffset now, DateTimeOffset? last) => last is { } at && China.DayOf(at) == China.DayOf(now);

    private async Task CheckFigures(CancellationToken token)
    {
        var found = await figures.Run(token);
        foreach (var drift in found.Drifts) log.LogError("{Table} is not what the events make of it; {What} {Record}. Rebuild with ops/crm rebuild-figures", drift.Table, drift.Lacking ? "it lacks" : "it holds", drift.Record);
        if (found.Drifts.Count == 0) log.LogInformation("The figures of {Leads} leads are what the events make of them, checked in {Seconds} s", found.Leads, (int)found.Took.TotalSeconds);
    }

    private async Task CheckRecords(CancellationToken token)
    {
        var found = await records.Run(token);
        foreach (var drift in found.Drifts)
            log.LogError("{Count} records of {Model} are not what their events make of them, first {Record} ({Fault} {Path}). To rebuild them stop the system and run ops/crm projections rebuild --projection with their name", drift.Count, drift.Model, drift.Id, drift.Fault, drift.Path);
        if (found.Drifts.Count == 0) log.LogInformation("{Records} records of {Models} read models are what their events make of them, checked in {Seconds} s", found.Records, found.Models, (int)found.Took.TotalSeconds);
    }
}

/// <summary>Whether the last check found the figures as the events make them. A difference is told; it makes nothing else unusable.</summary>
internal sealed class FiguresHealth(PipelineCheck check) : IHealthCheck
{
    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(check.Last switch
    {
        null or { Drifts.Count: 0 } => HealthCheckResult.Healthy(),
        { } last => HealthCheckResult.Degraded(Texts.Of("指标与事件不一致：{0}。请执行 ops/crm rebuild-figures。", string.Join("、", last.Drifts.Select(drift => drift.Table)))),
    });
}
