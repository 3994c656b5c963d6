using System.Globalization;
using Crm.Policies;
using Crm.Policies.Figures.Extracting;

namespace Crm.Tests.Policies.Figures.Extracting;

/// <summary>Short ways to read a made-up sentence.</summary>
internal static class Read
{
    public static readonly DocumentTime Report = new(2031, PolicyKind.WorkReport);

    public static readonly DocumentTime News = new(2031, PolicyKind.ParkNews);

    public static IReadOnlyList<FoundFigure> All(string text, DocumentTime? time = null) => FigureReader.Read(text, time ?? News);

    public static FigureReading One(string text, DocumentTime? time = null) => All(text, time).ShouldHaveSingleItem(text).Reading;

    /// <summary>"甲产值 12.5 %↑" for each: subject, value, unit, and an arrow for a change.</summary>
    public static IReadOnlyList<string> Short(string text) => [.. All(text).Select(f => $"{f.Reading.Subject} {f.Reading.Value.ToString(CultureInfo.InvariantCulture)} {f.Reading.Unit}{(f.Reading.Growth ? "↑" : "")}")];
}
