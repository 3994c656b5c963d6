using Crm.Foundation;
using Crm.Leads.Funnel;
using Crm.Leads.Listing;
using Crm.Team;
using Marten;

namespace Crm.Leads.Agenda;

/// <summary>What there is to do: due today, overdue, newly arrived, waiting in the pool; and how the pipeline and the month stand.</summary>
[Allow(Role.Officer, Role.Manager)]
public sealed record MyAgenda : IQuery<AgendaSheet>
{
    /// <summary>All leads the person oversees instead of only their own; makes a difference for managers.</summary>
    public bool? Unit { get; init; }
}

/// <summary>The answer to <see cref="MyAgenda"/>.</summary>
/// <param name="Today">Due today, the largest project first.</param>
/// <param name="Overdue">The oldest first.</param>
/// <param name="Arrived">Handed over and not followed up since, the latest first.</param>
/// <param name="Pool">Waiting for somebody to take them.</param>
/// <param name="NextDue">The first thing after today.</param>
/// <param name="Pipeline">Leads and amounts by stage, 终止 last.</param>
/// <param name="MonthStart">First day of the month that <paramref name="Month"/> counts.</param>
public sealed record AgendaSheet(
    AgendaList Today, AgendaList Overdue, AgendaList Arrived, AgendaList Pool, AgendaRow? NextDue,
    IReadOnlyList<StageSum> Pipeline, DateOnly MonthStart, IReadOnlyList<MonthFigure> Month);

/// <summary>The first rows of a list, and how many there are in all, up to 1,001.</summary>
public sealed record AgendaList(IReadOnlyList<AgendaRow> Rows, int Count);

/// <summary>One lead on the agenda.</summary>
/// <param name="OwnerName">Null while it lies in the pool.</param>
/// <param name="Amount">In 万元; 0 while unknown.</param>
/// <param name="Since">Day it was handed over; null in the pool.</param>
public sealed record AgendaRow(Guid Id, string Company, string Project, Stage Stage, string? OwnerName, NextStep? Next, decimal Amount, Source Source, DateOnly? Since);

/// <summary>How many leads something happened to this month, and their amount in 万元; its list is FindLeads with the same Did and Since.</summary>
public sealed record MonthFigure(Milestone Did, int Count, decimal Amount);

/// <summary>Answers <see cref="MyAgenda"/>.</summary>
public static class MyAgendaHandler
{
    private const int Rows = 20;

    public static async Task<AgendaSheet> Handle(MyAgenda query, Actor actor, IRoster roster, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var today = China.Today(clock);
        var owner = query.Unit == true && actor.Is(Role.Manager) ? null : actor.Login;
        var month = new DateOnly(today.Year, today.Month, 1);
        return new AgendaSheet(
            await List(Of("today"), "amount desc, id"),
            await List(Of("overdue"), "next_on, id"),
            await List(Of("arrived"), "data ->> 'assignedOn' desc, id"),
            await List(Filter(new FindLeads { View = "pool", From = Stage.Lead }), "updated desc, id"),
            (await Page(Of("ahead"), "next_on, id", 1)).FirstOrDefault(),
            await StageSums.Of(Of("all"), session, token),
            month,
            [.. await Figures()]);

        LeadFilter Of(string view) => Filter(new FindLeads { View = view, Owner = owner, From = view == "all" ? null : Stage.Lead });

        LeadFilter Filter(LeadFilters filters) => new LeadFilter(actor, today).Apply(filters, roster);

        async Task<AgendaList> List(LeadFilter filter, string order)
        {
            var rows = await Page(filter, order, Rows);
            return new AgendaList(rows, rows.Count < Rows ? rows.Count : await FindLeadsHandler.Count(filter, session, token));
        }

        async Task<IReadOnlyList<AgendaRow>> Page(LeadFilter filter, string order, int take)
        {
            var rows = await session.QueryAsync<LeadListing>($"where {filter.Sql} order by {order} limit {take}", token, filter.Values);
            return [.. rows.Select(row => Row(row, roster))];
        }

        async Task<List<MonthFigure>> Figures()
        {
            var figures = new List<MonthFigure>();
            foreach (var did in Enum.GetValues<Milestone>())
            {
                var filter = Filter(new FindLeads { Owner = owner, Did = did, Since = month });
                var sums = await StageSums.Of(filter, session, token);
                figures.Add(new MonthFigure(did, sums.Sum(s => s.Count), sums.Sum(s => s.Amount)));
            }
            return figures;
        }
    }

    private static AgendaRow Row(LeadListing row, IRoster roster) => new(
        row.Id, row.Company, row.Project, row.Stage, row.Owner is { } owner ? roster.Person(owner)?.Name ?? owner : null,
        row.NextAction is { } what && row.NextOn is { } on ? new NextStep(what, on, row.NextVisit) : null, row.Amount, row.Source, row.AssignedOn);
}
