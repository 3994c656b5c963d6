using System.Globalization;
using System.Text.RegularExpressions;
using Crm.Foundation;
using Crm.Foundation.Formats;

namespace Crm.Shell.Components;

/// <summary>What the small components write; also for hot lists that do without child components.</summary>
public static partial class Written
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    /// <summary>"今天", "明天", "昨天", else "6月3日", with the year when it is another one.</summary>
    public static string Day(DateOnly day, DateOnly today) => Math.Abs(day.DayNumber - today.DayNumber) <= 1 ? Days.Relative(day, today) : Days.Show(day, today);

    /// <summary>The same for a day on which something is due; past ones count: "逾期 3 天".</summary>
    public static string Due(DateOnly day, DateOnly today) => day < today ? Texts.Of("逾期 {0} 天", today.DayNumber - day.DayNumber) : Day(day, today);

    /// <summary>"2024年6月3日 星期一".</summary>
    public static string FullDay(DateOnly day) => $"{Days.Full(day)} {Weekday(day)}";

    /// <summary>"星期一".</summary>
    public static string Weekday(DateOnly day) => Preferences.Languages[Texts.IsChinese ? 0 : 1].DateTimeFormat.GetDayName(day.DayOfWeek);

    /// <summary>"刚刚", "5 分钟前", "14:02", "昨天 14:02", "6月3日 14:02".</summary>
    public static string Moment(DateTimeOffset at, DateTimeOffset now)
    {
        var minutes = (now - at).TotalMinutes;
        if (minutes is > -1 and < 1) return Texts.Of("刚刚");
        if (minutes is >= 1 and < 60) return Texts.Of("{0} 分钟前", (int)minutes);
        var (day, today) = (Days.InChina(at), Days.InChina(now));
        return day == today.AddDays(-1) ? $"{Days.Relative(day, today)} {Time(at, "HH:mm")}" : Days.Moment(at, today);
    }

    /// <summary>"2024年6月3日 星期一 14:02:11".</summary>
    public static string FullMoment(DateTimeOffset at) => $"{FullDay(Days.InChina(at))} {Time(at, "HH:mm:ss")}";

    /// <summary>For machines, in UTC: "2024-06-03T06:02:11.0000000Z".</summary>
    public static string Iso(DateTimeOffset at) => at.UtcDateTime.ToString("o", CultureInfo.InvariantCulture);

    /// <summary>The time of day in China.</summary>
    public static string Time(DateTimeOffset at, string format) => at.ToOffset(China).ToString(format, CultureInfo.InvariantCulture);

    /// <summary>Figures and units apart, so that a unit can be written more quietly.</summary>
    public static IEnumerable<(string Text, bool IsUnit)> Parts(string quantity) =>
        Pieces().Matches(quantity).Select(m => (m.Value, !char.IsAsciiDigit(m.Value[^1]) && m.Value != "—"));

    [GeneratedRegex(@"[-−]?\d[\d,.]*|—|[^\d—]+")]
    private static partial Regex Pieces();
}
