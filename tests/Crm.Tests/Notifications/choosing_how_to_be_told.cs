using Crm.Foundation;
using Crm.Notifications;
using Crm.Notifications.Choosing;

namespace Crm.Tests.Notifications;

public class choosing_how_to_be_told
{
    private static readonly DateOnly Day = new(2026, 6, 1);

    [Fact]
    public void keeps_every_kind_and_what_is_usual_for_those_left_out()
    {
        var revised = Decide(new KindChoice(NewsKind.LeadShared, MailWay.Never, true));
        revised.Kinds.Select(k => k.Kind).ShouldBe(Enum.GetValues<NewsKind>());
        revised.Kinds.Single(k => k.Kind == NewsKind.LeadShared).ShouldBe(new KindChoice(NewsKind.LeadShared, MailWay.Never, true));
        revised.Kinds.Single(k => k.Kind == NewsKind.LeadInPool).ShouldBe(new KindChoice(NewsKind.LeadInPool, MailWay.AtOnce, true));
        revised.Kinds.Single(k => k.Kind == NewsKind.LeadHandedOver).ShouldBe(new KindChoice(NewsKind.LeadHandedOver, MailWay.AtOnce, false));
    }

    [Theory]
    [InlineData("13:00", "2026-06-01T13:00")] // awake
    [InlineData("21:59", "2026-06-01T21:59")]
    [InlineData("22:00", "2026-06-02T07:30")]
    [InlineData("23:59", "2026-06-02T07:30")]
    [InlineData("00:00", "2026-06-01T07:30")]
    [InlineData("07:29", "2026-06-01T07:30")]
    [InlineData("07:30", "2026-06-01T07:30")]
    public void waits_through_quiet_hours_that_span_midnight(string now, string expected) =>
        Quiet("22:00", "07:30").Awake(At($"2026-06-01T{now}")).ShouldBe(At(expected));

    [Theory]
    [InlineData("11:59", "2026-06-01T11:59")]
    [InlineData("12:00", "2026-06-01T14:00")]
    [InlineData("13:59", "2026-06-01T14:00")]
    [InlineData("14:00", "2026-06-01T14:00")]
    public void waits_through_quiet_hours_at_noon(string now, string expected) =>
        Quiet("12:00", "14:00").Awake(At($"2026-06-01T{now}")).ShouldBe(At(expected));

    [Fact]
    public void without_quiet_hours_waits_for_nothing() =>
        NoticeChoices.Usual.Awake(At("2026-06-01T03:00")).ShouldBe(At("2026-06-01T03:00"));

    [Theory]
    [InlineData("2026-06-01T08:29", "2026-06-01T08:30")]
    [InlineData("2026-06-01T08:30", "2026-06-02T08:30")]
    [InlineData("2026-12-31T20:00", "2027-01-01T08:30")]
    public void comes_with_the_next_daily_mail(string now, string expected) => NoticeChoices.Usual.NextDigest(At(now)).ShouldBe(At(expected));

    [Theory]
    [InlineData("22:00", null)]
    [InlineData(null, "07:00")]
    public void needs_both_ends_of_the_quiet_hours(string? from, string? to) =>
        new ChooseNoticesValidator().Validate(new ChooseNotices([], Time(from), Time(to), new(8, 0), Day)).IsValid.ShouldBeFalse();

    [Fact]
    public void names_each_kind_once() => new ChooseNoticesValidator()
        .Validate(new ChooseNotices([new(NewsKind.LeadShared, MailWay.Daily, false), new(NewsKind.LeadShared, MailWay.Never, false)], null, null, new(8, 0), Day)).IsValid.ShouldBeFalse();

    private static NoticeChoicesRevised Decide(params KindChoice[] kinds) =>
        ChooseNoticesHandler.Decide(new ChooseNotices(kinds, null, null, new(8, 0), Day)).ShouldHaveSingleItem().ShouldBeOfType<NoticeChoicesRevised>();

    private static NoticeChoices Quiet(string from, string to) => new() { QuietFrom = Time(from), QuietTo = Time(to) };

    private static TimeOnly? Time(string? text) => text is null ? null : TimeOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static DateTimeOffset At(string local) => new(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture), China.Offset);
}
