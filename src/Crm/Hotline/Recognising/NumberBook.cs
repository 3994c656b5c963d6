using Crm.Foundation.Formats;

namespace Crm.Hotline.Recognising;

/// <summary>Opens the book of number origins once the product has started: it takes a second to read, and neither the start nor the first caller of the day should wait for it.</summary>
public sealed class NumberBook(IHostApplicationLifetime life) : IHostedService
{
    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        life.ApplicationStarted.Register(() => Task.Run(Open, CancellationToken.None));
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static void Open()
    {
        foreach (var example in new[] { "13805720000", "0572-2034567" }) PhoneOrigin.Of(Phone.Parse(example));
    }
}
