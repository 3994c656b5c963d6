using System.Globalization;

namespace Crm.Foundation.Formats;

/// <summary>Days and moments as offices in China write them. A day is a <see cref="DateOnly"/>; moments are stored in UTC and shown in China's time.</summary>
public static class Days
{
    /// <summary>The day it is in China.</summary>
    public static DateOnly Today(this TimeProvider clock) => China.Today(clock);

    /// <summary>The day a moment belongs to in China.</summary>
    public static DateOnly InChina(DateTimeOffset moment) => China.DayOf(moment);

    /// <summary>The moment a day begins in China, in UTC.</summary>
    public static DateTimeOffset Start(DateOnly day) => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), China.Offset).ToUniversalTime();

    /// <summary>"6月3日" within this year, "2025年6月3日" otherwise; a dash for no day.</summary>
    public static string Show(DateOnly? day, DateOnly today) => day switch
    {
        null => "—",
        { } d when d.Year != today.Year => Full(d),
        { } d => Texts.IsChinese ? $"{d.Month}月{d.Day}日" : d.ToString("d MMM", CultureInfo.InvariantCulture),
    };

    /// <summary>"2026年6月3日"; in English "3 Jun 2026".</summary>
    public static string Full(DateOnly day) => Texts.IsChinese ? $"{day.Year}年{day.Month}月{day.Day}日" : day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>"今天", "明天", "3天前"; beyond thirty days the date itself.</summary>
    public static string Relative(DateOnly day, DateOnly today) => (day.DayNumber - today.DayNumber) switch
    {
        0 => Texts.Of("今天"),
        1 => Texts.Of("明天"),
        2 => Texts.Of("后天"),
        -1 => Texts.Of("昨天"),
        -2 => Texts.Of("前天"),
        > 2 and <= 30 and var ahead => Texts.Of("{0}天后", ahead),
        < -2 and >= -30 and var ago => Texts.Of("{0}天前", -ago),
        _ => Show(day, today),
    };

    /// <summary>A moment: "14:02" today, "6月3日 14:02" otherwise.</summary>
    public static string Moment(DateTimeOffset moment, DateOnly today)
    {
        var local = moment.ToOffset(China.Offset);
        var time = local.ToString("HH:mm", CultureInfo.InvariantCulture);
        var day = DateOnly.FromDateTime(local.DateTime);
        return day == today ? time : $"{Show(day, today)} {time}";
    }

    /// <summary>Both dates of a fact where they differ: "发生 6月3日 · 记录 6月24日，晚21天"; otherwise only the day.</summary>
    public static string Twice(DateOnly occurred, DateOnly recorded, DateOnly today) => occurred == recorded
        ? Show(occurred, today)
        : occurred < recorded
            ? Texts.Of("发生 {0} · 记录 {1}，晚{2}天", Show(occurred, today), Show(recorded, today), recorded.DayNumber - occurred.DayNumber)
            : Texts.Of("发生 {0} · 记录 {1}", Show(occurred, today), Show(recorded, today));
}
