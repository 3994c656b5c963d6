using Crm.Hotline.Ringing;
using Crm.Hotline.Simulating;

namespace Crm.JourneyTests;

/// <summary>A unit's telephone system: reports what happens to its calls, signed, over the line.</summary>
/// <param name="run">Goes before the names of its calls, so that no other telephone's calls are meant.</param>
public sealed class Telephone(Uri address, string key, string secret, string run) : IDisposable
{
    private readonly HttpClient line = new() { BaseAddress = address };
    private int reports;

    /// <summary>Reports something of a call, and waits until it was taken in.</summary>
    /// <param name="call">Which of this telephone's calls, from 1.</param>
    /// <param name="place">Where it rings or is talked; null where it waits, or is over.</param>
    public async Task Reports(int call, PhoneReport kind, string? caller, string? place)
    {
        var player = new CtiPlayer(line, key, Convert.FromBase64String(secret), TimeProvider.System);
        (await player.Play([new ScriptedReport(++reports, call, kind, TimeSpan.Zero, TimeSpan.Zero, caller, place)], run)).ShouldAllBe(played => played.Ok);
    }

    public void Dispose() => line.Dispose();
}
