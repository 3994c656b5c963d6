using Crm.Foundation;
using Marten;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Crm.Clocks.Calendar;

/// <summary>Says which year's calendar is missing. A coming year is a reminder; in the year itself due times are wrong, so the product is not well.</summary>
internal sealed class CalendarHealth(IDocumentStore store, TimeProvider clock) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var today = China.Today(clock);
        try
        {
            await using var session = store.QuerySession();
            return await MissingYear.Of(session, today, cancellationToken) switch
            {
                null => HealthCheckResult.Healthy(),
                { } year when year > today.Year => HealthCheckResult.Healthy(Texts.Of("{0} 年的工作日历还没有录入。", year)),
                { } year => HealthCheckResult.Degraded(Texts.Of("{0} 年的工作日历还没有录入，时限只按周一到周五计算。", year)),
            };
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Whether the database answers is another check's business.
            return HealthCheckResult.Healthy(Texts.Of("看不到工作日历。"));
        }
    }
}
