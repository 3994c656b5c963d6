using Crm.Foundation;
using Crm.Notifications.Mailing;
using Crm.Notifications.Robots;
using Crm.Notifications.Sending;
using Crm.Team;
using Marten;

namespace Crm.Notifications.Retrying;

/// <summary>Mails and robots' messages that were given up or are being tried again, and where mails go at all.</summary>
[Allow(Role.Administrator)]
public sealed record FailedDeliveries : IQuery<DeliveryReport>;

/// <summary>The administrator's picture of what goes out.</summary>
/// <param name="ToFiles">No mail server is set: mails are written as files to <paramref name="Destination"/>.</param>
/// <param name="Troubled">Given up, or tried at least once without success; without what they say, which is none of the administrator's business.</param>
public sealed record DeliveryReport(bool ToFiles, string Destination, IReadOnlyList<TroubledDelivery> Troubled);

/// <summary>A delivery in trouble.</summary>
/// <param name="To">Login of the person, name of the robot, or receipt number of the visitor, whose address is shown to nobody.</param>
/// <param name="Vendor">The robot's messenger; null for a mail.</param>
public sealed record TroubledDelivery(Guid Id, string To, RobotVendor? Vendor, DateTimeOffset At, DeliveryState State, int Attempts, string? Error);

/// <summary>Answers <see cref="FailedDeliveries"/>.</summary>
public static class FailedDeliveriesHandler
{
    public static async Task<DeliveryReport> Handle(FailedDeliveries query, IQuerySession session, IPostman postman, CancellationToken token)
    {
        var troubled = await session.QueryAsync<Delivery>("where state = 'Failed' or (state = 'Waiting' and attempts > 0) order by at desc limit 200", token);
        var robots = (await session.LoadManyAsync<Robot>(token, troubled.Select(d => d.Robot).OfType<Guid>().Distinct())).ToDictionary(r => r.Id);
        var letters = (await session.LoadManyAsync<Letter>(token, troubled.Select(d => d.Letter).OfType<Guid>())).ToDictionary(l => l.Id);
        return new DeliveryReport(postman is FilePostman, postman.Destination, [.. troubled.Select(d =>
        {
            var robot = d.Robot is { } id ? robots.GetValueOrDefault(id) : null;
            var visitor = d.Letter is { } written ? Texts.Of("访客 {0}", letters.GetValueOrDefault(written)?.Title ?? "") : null;
            return new TroubledDelivery(d.Id, visitor ?? robot?.Name ?? d.Login, robot?.Vendor, d.At, d.State, d.Attempts, d.Error);
        })]);
    }
}
