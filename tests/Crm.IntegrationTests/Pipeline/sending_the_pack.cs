using Crm.Foundation;
using Crm.IntegrationTests.Commands;
using Crm.Notifications;
using Crm.Pipeline.Meeting.Planning;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using static Crm.IntegrationTests.Commands.LeadExamples;

namespace Crm.IntegrationTests.Pipeline;

/// <summary>The pack for a unit's meeting, every week.</summary>
public class sending_the_pack(CrmApp app)
{
    [Fact]
    public async Task tells_each_reader_once_when_its_hour_has_come()
    {
        var (unit, today, token) = (await StaffExamples.Founded(app), China.Today(TimeProvider.System), TestContext.Current.CancellationToken);
        await app.Do(new PlanPack(unit, today.DayOfWeek, 0, [Manager], today), Manager);
        var sheet = (await app.Ask(new ShowPackPlan(unit), Manager)).Answer.ShouldNotBeNull();
        (sheet.Weekday, sheet.Hour, sheet.LastSent).ShouldBe((today.DayOfWeek, 0, null));
        sheet.Possible.Select(person => person.Login).ShouldContain(Manager);
        var sweep = app.Host.Services.GetRequiredService<PackSweep>();

        await sweep.Look(token);

        var notice = await Until.Found(async () => (await Notices(unit)).FirstOrDefault(), "the reader is told");
        notice.Link.ShouldBe($"/pipeline/meeting?unit={unit}&on={today.AddDays(-1):yyyy-MM-dd}&seen=recorded&since={today.AddDays(-8):yyyy-MM-dd}");
        await sweep.Look(token);
        await Until.Found(async () => (await app.Ask(new ShowPackPlan(unit), Manager)).Answer!.LastSent == today ? "sent" : null, "the plan knows");
        (await Notices(unit)).Count.ShouldBe(1);

        await app.Do(new EndPackPlan(unit, today), Manager);
        (await app.Ask(new ShowPackPlan(unit), Manager)).Answer!.Weekday.ShouldBeNull();
    }

    [Fact]
    public async Task is_for_those_who_see_the_unit()
    {
        var (unit, today) = (await StaffExamples.Founded(app), China.Today(TimeProvider.System));
        var refused = await app.Send(new PlanPack(unit, DayOfWeek.Monday, 8, ["officer@330521"], today), Manager);
        refused.Fields.Keys.ShouldContain("Readers");
        (await app.Send(new PlanPack("330600", DayOfWeek.Monday, 8, [Manager], today), Manager)).Ok.ShouldBeFalse();
    }

    private async Task<IReadOnlyList<Notice>> Notices(string unit)
    {
        await using var session = app.Host.Services.GetRequiredService<IDocumentStore>().QuerySession();
        return await session.Query<Notice>().Where(notice => notice.Login == Manager && notice.Kind == NewsKind.MeetingPackReady && notice.Link.Contains(unit)).ToListAsync(TestContext.Current.CancellationToken);
    }
}
