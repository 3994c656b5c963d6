using System.Text.Json;
using Crm.Api;
using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Privacy;

namespace Crm.Hotline.Ringing;

/// <summary>What a telephone system sends to /api/cti/events: one report of one call. The form of no vendor; an adapter of ten lines makes it of any.</summary>
/// <param name="Id">The report's own name; the same one counts once.</param>
/// <param name="Kind">ringing, answered, hung-up, missed, recording-ready.</param>
/// <param name="Call">The call's name, the same in all its reports.</param>
/// <param name="At">When it happened.</param>
/// <param name="Number">The other end, however it is written; left out or unreadable where it is withheld.</param>
/// <param name="Extension">The place it rings or is talked at; left out while the call waits in the queue.</param>
/// <param name="Direction">Incoming where it is left out.</param>
/// <param name="Recording">The recording's name, when one is ready.</param>
public sealed record CtiReport(
    string Id, PhoneReport Kind, string Call, DateTimeOffset At, string? Number = null, string? Extension = null, CallDirection Direction = CallDirection.Incoming, string? Recording = null)
{
    /// <summary>Longest name of a report, a call or a recording.</summary>
    public const int LongestName = 200;

    /// <summary>A place is a few digits.</summary>
    public const int LongestExtension = 12;

    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    // A telephone system that was cut off hands in later what it kept; what is older than this helps nobody.
    private static readonly TimeSpan Behind = TimeSpan.FromDays(7);

    /// <summary>Nothing of the contents, since records print their properties into logs.</summary>
    public override string ToString() => nameof(CtiReport);

    /// <summary>The command for a body; null where it is no report.</summary>
    public static TakeInPhoneReport? Read(ReadOnlySpan<byte> body, string unit, DateTimeOffset now)
    {
        try
        {
            return JsonSerializer.Deserialize<CtiReport>(body, ApiJson.Options) is { } report && report.IsReadable(now) ? report.Command(unit) : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private bool IsReadable(DateTimeOffset now) =>
        IsName(Id) && IsName(Call) && (Recording is null || IsName(Recording)) && Enum.IsDefined(Kind) && Enum.IsDefined(Direction)
        && (Extension is null || Extension.Length <= LongestExtension && Extension.All(char.IsAsciiDigit))
        && (Number is null || Number.Length <= LongestName)
        && At <= now + Ahead && At >= now - Behind;

    private TakeInPhoneReport Command(string unit)
    {
        // Whole microseconds are what the store keeps.
        var at = new DateTimeOffset(At.UtcTicks / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
        var caller = Phone.TryParse(Number, out var phone) ? new Contact(null, phone.ToString()) : null;
        return new TakeInPhoneReport(unit, Id, Call, Kind, at, Direction, caller, Extension.Filled(), Recording);
    }

    private static bool IsName(string name) => name.Length is > 0 and <= LongestName && Sanity.IsStorable(name);
}
