using Crm.Hotline;
using Crm.Hotline.Ringing;
using Crm.Privacy;
using JasperFx.Events;

namespace Crm.Tests.Hotline.Ringing;

/// <summary>What a telephone system says, and what a call looks like after it was said.</summary>
internal static class Phone
{
    public static readonly DateTimeOffset Nine = new(2026, 6, 1, 1, 0, 0, TimeSpan.Zero);

    public static readonly Guid Id = PhoneCall.IdOf("330521", "call-1");

    public static TakeInPhoneReport Report(PhoneReport kind, int second, string? extension = null, CallDirection direction = CallDirection.Incoming) =>
        new("330521", $"{kind}-{second}-{extension}", "call-1", kind, Nine.AddSeconds(second), direction, new Contact(null, "13805721234"), extension, kind == PhoneReport.RecordingReady ? "r1" : null);

    /// <summary>The call once all reports were taken in, in this order.</summary>
    /// <param name="caller">The other end, where reports name it.</param>
    public static PhoneCall? After(IEnumerable<TakeInPhoneReport> reports, SealedContact? caller = null) => reports.Aggregate((PhoneCall?)null, (call, report) =>
        TakeInPhoneReportHandler.Decide(report, call, Sign(report, caller ?? Given.Contact), "box").Aggregate(call, Fold));

    public static PhoneCall? After(params TakeInPhoneReport[] reports) => After(reports.AsEnumerable());

    /// <summary>The person at a place.</summary>
    public static string? AgentAt(string? extension) => extension is null ? null : $"agent{extension}";

    private static PhoneSign Sign(TakeInPhoneReport report, SealedContact? caller) =>
        new(Given.Deqing.Code, Given.Deqing.Path, report.Direction, caller, report.Extension, AgentAt(report.Extension), report.At);

    private static PhoneCall? Fold(PhoneCall? call, object fact) => fact switch
    {
        PhoneRang f => call?.Apply(f) ?? PhoneCall.Create(On(f)),
        PhoneAnswered f => call?.Apply(f) ?? PhoneCall.Create(On(f)),
        PhoneHungUp f => call?.Apply(f) ?? PhoneCall.Create(On(f)),
        PhoneMissed f => call?.Apply(f) ?? PhoneCall.Create(On(f)),
        PhoneRecordingOffered f => call?.Apply(f) ?? PhoneCall.Create(On(f)),
        PhoneCallTakenUp f => call?.Apply(On(f)),
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact, null),
    };

    private static Event<T> On<T>(T fact) where T : notnull => new(fact) { StreamId = Id, UserName = "agent801" };
}
