using Crm.Foundation;
using Crm.Leads;
using Crm.Pipeline.Targets.Setting;
using Crm.Team;

namespace Crm.Seeding;

/// <summary>What demo stories are made of. Companies, people and numbers are invented; policies say in their first sentence that they are demo texts.</summary>
public static class DemoWords
{
    public static PeopleWords People { get; } = SeedFiles.Read<PeopleWords>("demo/people.json");

    public static CompanyWords Companies { get; } = SeedFiles.Read<CompanyWords>("demo/companies.json");

    public static IReadOnlyList<ProjectWords> Projects { get; } = SeedFiles.Read<ProjectWords[]>("demo/projects.json");

    public static IReadOnlyList<FollowUpWords> FollowUps { get; } = SeedFiles.Read<FollowUpWords[]>("demo/followups.json");

    public static IReadOnlyList<CallWords> Calls { get; } = SeedFiles.Read<CallWords[]>("demo/calls.json");

    public static ReasonWords Reasons { get; } = SeedFiles.Read<ReasonWords>("demo/reasons.json");

    public static IReadOnlyList<DemoPolicy> Policies { get; } = SeedFiles.Read<DemoPolicy[]>("demo/policies.json");

    public static IReadOnlyList<DemoTargetsOfUnit> Targets { get; } = SeedFiles.Read<DemoTargetsOfUnit[]>("demo/targets.json");

    public static IReadOnlyList<DemoPerson> Team { get; } = SeedFiles.Read<DemoPerson[]>("demo/team.json");
}

/// <summary>Names of contacts.</summary>
/// <param name="MobilePrefixes">Seven digits; four more make a number. All end in 0000, so that nobody takes one for a real caller.</param>
public sealed record PeopleWords(IReadOnlyList<string> Surnames, IReadOnlyList<string> GivenNames, IReadOnlyList<string> Titles, IReadOnlyList<string> MobilePrefixes);

/// <summary>A company's name is place + name + business + suffix.</summary>
public sealed record CompanyWords(IReadOnlyList<string> Places, IReadOnlyList<string> Names, IReadOnlyList<string> Suffixes);

/// <summary>Projects of one industry.</summary>
/// <param name="Industry">GB/T 4754 class.</param>
/// <param name="Business">The word that goes into company names.</param>
/// <param name="Projects">What the projects are called.</param>
/// <param name="Weight">How often, against the others.</param>
/// <param name="Investment">From and to, 万元.</param>
/// <param name="PerMu">Investment per 亩, 万元, about.</param>
/// <param name="PerSquareMetre">Investment per ㎡ of a building, 万元, about.</param>
/// <param name="KvaPerMu">Power per 亩, kVA, about.</param>
public sealed record ProjectWords(
    string Industry, string Business, IReadOnlyList<string> Projects, int Weight, IReadOnlyList<decimal> Investment, decimal PerMu, decimal PerSquareMetre, decimal KvaPerMu);

/// <summary>What an officer writes down at a stage, and what comes next. Within a stage they stand in the order in which they may happen.</summary>
/// <param name="Site">Only for projects on land, or in a building; null for both.</param>
public sealed record FollowUpWords(Stage Stage, FollowUpKind Kind, string Text, string Next, SitePreference? Site = null);

/// <summary>What a caller wants, under one of the hotline's four topics.</summary>
public sealed record CallWords(string Topic, string Wish);

/// <summary>Reasons people give.</summary>
public sealed record ReasonWords(
    IReadOnlyList<TerminationWords> Terminations, IReadOnlyList<string> Reopenings, IReadOnlyList<string> StepsBack, IReadOnlyList<string> Transfers,
    IReadOnlyList<string> Declines, IReadOnlyList<string> Choices, IReadOnlyList<string> VisitResults, IReadOnlyList<string> VisitPurposes,
    IReadOnlyList<string> VisitCancellations, IReadOnlyList<string> Adjustments, IReadOnlyList<string> Divisions);

/// <summary>Why a project came to an end, and the story behind it.</summary>
public sealed record TerminationWords(TerminationReason Reason, string Note);

/// <summary>A policy document for demonstrations.</summary>
/// <param name="Quotes">Passages that officers cite, each standing word for word in <paramref name="Body"/>.</param>
public sealed record DemoPolicy(
    string Id, string Region, string Tag, string Title, string Kind, DateOnly PublishedOn, DateOnly ValidFrom, DateOnly? ValidTo, string Body, IReadOnlyList<string> Quotes);

/// <summary>What a demo unit is to reach in a year.</summary>
/// <param name="Login">The manager who says so.</param>
public sealed record DemoTargetsOfUnit(string Unit, string Login, IReadOnlyList<TargetValue> Targets);

/// <summary>A member of the demo staff. Passwords are made when the demo is set up.</summary>
public sealed record DemoPerson(string Login, string Name, string Unit, IReadOnlyList<Role> Roles);
