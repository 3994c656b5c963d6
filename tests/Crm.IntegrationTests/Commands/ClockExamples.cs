using Crm.Clocks.Calendar;
using Crm.Clocks.Rules;
using Crm.Clocks.Running;
using Crm.Inquiries;
using Crm.Inquiries.Receiving;
using Crm.Leads;
using Crm.Privacy;
using static Crm.IntegrationTests.Commands.LeadExamples;

namespace Crm.IntegrationTests.Commands;

/// <summary>What is done to the calendar, in years that no other test counts in, to rules of units nobody else has, and to the clock of an inquiry.</summary>
internal static class ClockExamples
{
    private const string Keeper = "manager@330000";
    private const string Agent = "hotlineagent@330521";
    private static readonly ClockRules Own = ClockRules.Default with { Name = "举例", ValidFrom = new(2090, 1, 1) };

    public static Book Book => new Book()
        .First(Keeper, () => new SetCalendarDay(new DateOnly(2097, 3, 1).AddDays(Next()), DayKind.Holiday, "举例"))
        .First(Keeper, () => new ImportCalendar(2096, $"2096-10-01~2096-10-07,休,国庆节{Next()}"))
        .First(Keeper, () => new SetOfficeHours(2095, [new(new(8, Next() % 60), new(16, 30))]))
        .On(Keeper, StaffExamples.Founded, unit => new AdoptClockRules(unit, Own, Day))
        .On(Keeper, Adopted, unit => new RevokeClockRules(unit, Own.ValidFrom, "举例", Day))
        .On(Agent, Running, clock => new PauseClock(clock, PauseReason.WaitingForInvestor))
        .On(Agent, Paused, clock => new ResumeClock(clock));

    private static int made;

    // What says what holds already changes nothing, and several tests carry examples out.
    private static int Next() => Interlocked.Increment(ref made);

    private static async Task<string> Adopted(CrmApp app)
    {
        var unit = await StaffExamples.Founded(app);
        await app.Do(new AdoptClockRules(unit, Own, Day), Keeper);
        return unit;
    }

    private static async Task<Guid> Running(CrmApp app)
    {
        var inquiry = new ReceiveInquiry(Guid.CreateVersion7(), Source.Expo, Topic.Policy, "浙江云帆机电有限公司", new Contact("李女士", Hotline.Calls.NewNumber()), "设备补助", "330521", Day);
        await app.Do(inquiry, Agent);
        return (await Clocks.ClockApp.Clock(app, ClockKind.Answer, inquiry.InquiryId)).Id;
    }

    private static async Task<Guid> Paused(CrmApp app)
    {
        var clock = await Running(app);
        await app.Do(new PauseClock(clock, PauseReason.WaitingForInvestor), Agent);
        return clock;
    }
}
