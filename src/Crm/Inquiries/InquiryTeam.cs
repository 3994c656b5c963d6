using Crm.Foundation;
using Crm.Notifications;
using Crm.Team;

namespace Crm.Inquiries;

/// <summary>Who is told what happens to an inquiry: the colleague who has it, else whoever answers investors in its unit, else in the next unit above where somebody does.</summary>
public static class InquiryTeam
{
    /// <summary>The name visitors have in notices.</summary>
    public const string Visitor = ":访客";

    /// <summary>Logins.</summary>
    public static IReadOnlyList<string> Of(string unitPath, string? to, IRoster roster)
    {
        if (to is not null && roster.Person(to) is { Disabled: false }) return [to];
        foreach (var code in unitPath.Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse())
        {
            if (roster.Unit(code) is not { } unit) continue;
            string[] there = [.. HandOver.Roles.SelectMany(role => roster.People(unit.Path, role)).Where(p => p.Unit == code).Select(p => p.Login).Distinct()];
            if (there.Length > 0) return there;
        }
        return [];
    }

    /// <summary>News of an inquiry that a visitor caused.</summary>
    public static StaffNews News(NewsKind kind, string number, string unitPath, string? to, IRoster roster) =>
        new(Guid.CreateVersion7(), kind, Of(unitPath, to, roster), Visitor, $"/inquiries?q={Uri.EscapeDataString(number)}", number);

    /// <summary>News of what the rules decided: to whoever takes it, or, where nobody was free, to whoever answers for the unit.</summary>
    public static StaffNews Routed(Inquiry inquiry, string? number, string? to, IRoster roster) => new(
        Guid.CreateVersion7(), to is null ? NewsKind.InquiryArrived : NewsKind.InquiryHandedOver, Of(inquiry.UnitPath, to, roster), Routing.RouteInquiryHandler.Rules,
        number is null ? "/inquiries" : $"/inquiries?q={Uri.EscapeDataString(number)}", number ?? inquiry.Company ?? TopicWords.Of(inquiry.Topic));
}
