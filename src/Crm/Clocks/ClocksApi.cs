using Crm.Api;
using Crm.Clocks.Calendar;

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
    }
}
