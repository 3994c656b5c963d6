using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Crm.Foundation.Health;

/// <summary>The database answers.</summary>
internal sealed class DatabaseHealth(NpgsqlDataSource database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var command = database.CreateCommand("select 1");
            command.CommandTimeout = 5;
            await command.ExecuteScalarAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (NpgsqlException e)
        {
            return HealthCheckResult.Unhealthy(Texts.Of("数据库没有应答。"), e);
        }
    }
}

/// <summary>The watch itself is alive and can see.</summary>
internal sealed class WatchHealth(HealthWatch watch, HealthOptions options, TimeProvider clock) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(watch.Latest switch
    {
        null => HealthCheckResult.Unhealthy(Texts.Of("还没有看过一轮。")),
        { Failure: not null } => HealthCheckResult.Unhealthy(Texts.Of("看不到处理进度。")),
        { At: var at } when clock.GetUtcNow() - at > 4 * options.Interval => HealthCheckResult.Unhealthy(Texts.Of("已有 {0} 秒没有观察。", (int)(clock.GetUtcNow() - at).TotalSeconds)),
        _ => HealthCheckResult.Healthy(),
    });
}

/// <summary>Every read model has an owner and follows the events.</summary>
internal sealed class ProjectionHealth(HealthWatch watch) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        watch.Latest is { Projections: [_, ..] stuck }
            ? HealthCheckResult.Unhealthy(Texts.Of("停滞不前：{0}", string.Join("、", stuck.Select(s => $"{s.Name}（{s.Since:HH:mm:ss}Z）"))))
            : HealthCheckResult.Healthy());
}

/// <summary>No message waits that nothing should keep; messages given up are named, since somebody must look at them.</summary>
internal sealed class MessageHealth(HealthWatch watch) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(watch.Latest switch
    {
        { Messages: [var oldest, ..] stuck } => HealthCheckResult.Unhealthy(Texts.Of("{0} 条消息一直没有处理，最早的从 {1} 起。", stuck.Count, $"{oldest.Since:HH:mm:ss}Z")),
        { DeadLetters: > 0 and var dead } => HealthCheckResult.Degraded(Texts.Of("{0} 条消息多次失败后搁置，请管理员查看并重试。", dead)),
        _ => HealthCheckResult.Healthy(),
    });
}

/// <summary>There is room on the disks of the data directory and of the private cluster.</summary>
internal sealed class DiskHealth(DataDirectory data, EmbeddedPostgres postgres, HealthOptions options) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        foreach (var place in new[] { data.Root, postgres.Place }.OfType<string>())
        {
            var drive = new DriveInfo(place);
            var free = (double)drive.AvailableFreeSpace / drive.TotalSize;
            if (free < options.FreeDisk) return Task.FromResult(HealthCheckResult.Unhealthy(Texts.Of("{0} 所在磁盘只剩 {1:P0}。", place, free)));
        }
        return Task.FromResult(HealthCheckResult.Healthy());
    }
}
