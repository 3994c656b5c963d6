using Crm.Foundation;
using Crm.Hotline;
using Crm.Hotline.Duty;
using Crm.Hotline.Missed;
using Crm.Hotline.Ringing;
using Crm.Privacy;
using Crm.Team;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;

namespace Crm.IntegrationTests.Hotline;

/// <summary>What the tests of the telephone start from: reports, places that nobody else sits at, calls that ring and that nobody answers.</summary>
internal static class Phones
{
    private static int places = 10_000;

    /// <summary>A place that no other test uses.</summary>
    public static string NewExtension() => $"{Interlocked.Increment(ref places)}";

    /// <summary>A report of a call of 德清县, a second after the one before would have been.</summary>
    public static TakeInPhoneReport Report(PhoneReport kind, string call, string? extension = null, string? number = null, string unit = "330521", int second = 0) => new(
        unit, $"{Guid.NewGuid()}", call, kind, DutySettings.Second(DateTimeOffset.UtcNow).AddSeconds(second - 60), CallDirection.Incoming, number is null ? null : new Contact(null, number), extension, null);

    /// <summary>Takes a report in, as the endpoint does once it has found the signature good.</summary>
    public static Task<Outcome> Report(this CrmApp app, TakeInPhoneReport report) =>
        Desk.Send(app.Host.Services.GetRequiredService<IServiceScopeFactory>(), report, CtiEndpoint.Telephone);

    /// <summary>A call that rings; its id.</summary>
    public static async Task<Guid> Rings(this CrmApp app, string? extension = null, string? number = null)
    {
        var report = Report(PhoneReport.Ringing, $"{Guid.NewGuid()}", extension, number ?? Calls.NewNumber());
        (await app.Report(report)).Sentence.ShouldBeNull();
        return report.PhoneCallId;
    }

    /// <summary>A call that was answered and is over; its id.</summary>
    public static async Task<Guid> Answers(this CrmApp app, string extension, string number, bool over = true)
    {
        var call = $"{Guid.NewGuid()}";
        (await app.Report(Report(PhoneReport.Ringing, call, extension, number))).Sentence.ShouldBeNull();
        (await app.Report(Report(PhoneReport.Answered, call, extension, number, second: 6))).Sentence.ShouldBeNull();
        if (over) (await app.Report(Report(PhoneReport.HungUp, call, second: 40))).Sentence.ShouldBeNull();
        return PhoneCall.IdOf("330521", call);
    }

    /// <summary>A call that nobody answered, already judged; the task's id.</summary>
    public static async Task<Guid> Misses(this CrmApp app, string number)
    {
        var call = $"{Guid.NewGuid()}";
        (await app.Report(Report(PhoneReport.Ringing, call, null, number))).Sentence.ShouldBeNull();
        (await app.Report(Report(PhoneReport.HungUp, call, second: 20))).Sentence.ShouldBeNull();
        await app.Handle(new JudgeMissedCall(PhoneCall.IdOf("330521", call)));
        await using var session = app.Store.QuerySession();
        return MissedTask.IdOf((await session.LoadAsync<PhoneCall>(PhoneCall.IdOf("330521", call))).ShouldNotBeNull());
    }

    /// <summary>Somebody who sits at a place of their own, ready.</summary>
    public static async Task<(string Login, string Extension)> SitsDown(this CrmApp app, Role role = Role.HotlineAgent, string unit = "330521")
    {
        var (login, extension) = (await TestPeople.AddOne(app.Host.Services, role, unit), NewExtension());
        (await app.Send(new ChangeDuty(DutyState.Ready, extension), login)).Sentence.ShouldBeNull();
        return (login, extension);
    }

    /// <summary>Has a message handled now that would otherwise come when its time has come.</summary>
    public static async Task Handle(this CrmApp app, object message)
    {
        await using var scope = app.Host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMessageBus>().InvokeAsync(message);
    }
}
