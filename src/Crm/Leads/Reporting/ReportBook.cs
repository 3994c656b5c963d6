using Crm.Foundation;
using JasperFx.Events;
using Marten;

namespace Crm.Leads.Reporting;

/// <summary>For how long the first report of a project is protected, as a unit set it from some day on. It holds for the units below too, unless those have a term of their own.</summary>
public sealed partial record ReportBook : IUnitBook<ReportTerm>
{
    /// <summary>Where nobody set anything: half a year.</summary>
    public const int UsualMonths = 6;

    public Guid Id { get; init; }

    public string Unit { get; init; } = "";

    /// <summary>In the order in which they were set.</summary>
    public IReadOnlyList<ReportTerm> Sets { get; init; } = [];

    public static ReportBook Create(IEvent<ReportRulesSet> e) => new ReportBook { Id = e.StreamId, Unit = e.Data.Unit }.Apply(e.Data);

    public ReportBook Apply(ReportRulesSet e) => this with { Sets = [.. Sets, new ReportTerm(e.From, e.Months)] };

    /// <summary>The stream of a unit.</summary>
    public static Guid IdOf(string unit) => Uuid5.Of("report-rules", unit);

    /// <summary>For how many months a report of a unit is protected on a day.</summary>
    public static async Task<int> MonthsFor(string unitPath, DateOnly day, IQuerySession session, CancellationToken token)
    {
        var books = (await session.LoadManyAsync<ReportBook>(token, DatedSets.Upwards(unitPath).Select(IdOf))).ToDictionary(book => book.Unit);
        return DatedSets.InForce(unitPath, day, books.GetValueOrDefault)?.Set.Months ?? UsualMonths;
    }
}

/// <summary>A term and the day from which it holds.</summary>
public sealed record ReportTerm(DateOnly From, int Months) : IDatedSet;

/// <summary>From a day on, first reports of the unit and the units below are protected for so many months.</summary>
public sealed record ReportRulesSet(string Unit, string UnitPath, DateOnly From, int Months, DateOnly OccurredOn) : IFact;
