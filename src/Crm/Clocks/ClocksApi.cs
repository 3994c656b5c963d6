using Crm.Api;
using Crm.Clocks.Calendar;
using Crm.Clocks.Rules;
using Crm.Clocks.Running;

namespace Crm.Clocks;

/// <summary>The clocks' routes.</summary>
public static class ClocksApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.Query<ReadCalendar, CalendarSheet>("/calendar");
        api.Query<CountTerm, CountedTerm>("/calendar/count");
        api.Command<SetCalendarDay>("/calendar/days");
        api.Command<ImportCalendar>("/calendar/import");
        api.Command<SetOfficeHours>("/calendar/hours");
        api.Query<FindClockRules, FoundClockRules>("/clock-rules");
        api.Asking<PreviewClockRules, RulesPreview>("/clock-rules/preview");
        api.Command<AdoptClockRules>("/clock-rules");
        api.Command<RevokeClockRules>("/clock-rules/revoke");
        api.Query<FindClocks, ClockPage>("/clocks");
        api.Query<ClockHistory, IReadOnlyList<ClockEntry>>("/clocks/{clockId:guid}/history");
        api.Command<PauseClock>("/clocks/{clockId:guid}/pause");
        api.Command<ResumeClock>("/clocks/{clockId:guid}/resume");
    }
}
