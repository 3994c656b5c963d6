using Crm.Foundation;
using Crm.Privacy;

namespace Crm.Leads.Reporting;

/// <summary>What a unit reports of a project, as it was reported.</summary>
/// <param name="CreditCode">统一社会信用代码, where it is known.</param>
/// <param name="Unit">The unit that reports.</param>
/// <param name="UnitPath">Its place in the tree.</param>
/// <param name="Officer">Login of whoever reports; of a lead that was there without a report, its officer. Null where it lies in a pool.</param>
/// <param name="Lead">The project's lead; null where there is none.</param>
/// <param name="Evidence">What shows the contact with the investor, in words.</param>
public sealed record ReportedProject(
    string Company, string Project, string? CreditCode, Needs Needs, SealedContact? Contact, string Unit, string UnitPath, string? Officer, Guid? Lead, string? Evidence);

/// <summary>What a report lacks to be complete.</summary>
public enum ReportGap
{
    /// <summary>项目名称.</summary>
    Project = 1,

    /// <summary>联系人, somebody who can be reached.</summary>
    Contact,

    /// <summary>意向投资.</summary>
    Investment,
}

/// <summary>The first complete report of a project (首报), or the first after the protection of an earlier one had run out. It is protected for a while.</summary>
/// <param name="Before">The report that was the first until then.</param>
/// <param name="ProtectedUntil">The last day.</param>
public sealed record FirstReportMade(Guid Report, ReportedProject What, Guid? Before, DateOnly ProtectedUntil, DateOnly OccurredOn) : IFact;

/// <summary>A complete report of a project that another report protects. It stays on record for whoever rules.</summary>
/// <param name="Against">The report that was the first.</param>
public sealed record ContestedReportMade(Guid Report, ReportedProject What, Guid Against, DateOnly OccurredOn) : IFact;

/// <summary>A report that lacks something. It stays on record and protects nothing.</summary>
public sealed record IncompleteReportMade(Guid Report, ReportedProject What, IReadOnlyList<ReportGap> Missing, DateOnly OccurredOn) : IFact;

/// <summary>A unit adds to its report what shows it.</summary>
public sealed record ReportStatementMade(Guid Report, string Text, DateOnly OccurredOn) : IFact;

/// <summary>A manager above all units that reported a project rules whose report is the first.</summary>
/// <param name="Report">That one.</param>
/// <param name="Before">The one that was the first until then; the same where it is confirmed.</param>
/// <param name="ProtectedUntil">The last day.</param>
public sealed record FirstReportRuled(Guid Report, Guid? Before, string Reason, DateOnly ProtectedUntil, DateOnly OccurredOn) : IFact;
