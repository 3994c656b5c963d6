using Crm.Foundation.Formats;

namespace Crm.Hotline.Recognising;

/// <summary>Opens the book of number origins while the product starts: it takes a second to read, and the first caller of the day should not wait for it.</summary>
public sealed class NumberBook : BackgroundService
{
    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() =>
    {
        foreach (var example in new[] { "13805720000", "0572-2034567" }) PhoneOrigin.Of(Phone.Parse(example));
    }, stoppingToken);
}
