namespace Crm.IntegrationTests;

/// <summary>Waits for something that happens in the background, and fails when it does not.</summary>
public static class Until
{
    /// <summary>Looks again and again, for up to 20 seconds where nothing else is said.</summary>
    public static async Task<T> Found<T>(Func<Task<T?>> look, string what, int seconds = 20) where T : class
    {
        var end = DateTime.UtcNow.AddSeconds(seconds);
        while (true)
        {
            if (await look() is { } found) return found;
            if (DateTime.UtcNow > end) throw new TimeoutException($"Not seen within {seconds} seconds: {what}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
