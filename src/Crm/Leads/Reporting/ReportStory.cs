using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Leads.Finding;
using Crm.Leads.Timeline;
using Crm.Team;
using JasperFx.Events;
using Marten;

namespace Crm.Leads.Reporting;

/// <summary>Tells on a lead's timeline who reported its project and what was ruled, also where the reports were made of leads merged into it. What units said as evidence stands on the reports' own page.</summary>
public sealed class ReportStory(IRoster roster) : ITellsOfLeads
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<TimelineEntry>> Tell(Guid lead, IQuerySession session, CancellationToken token)
    {
        var leads = new List<Guid>();
        await Collect(lead, leads, session, token);
        var claims = await session.QueryAsync<Guid>($"select distinct claim from {ReportTable.Table} where lead = any(?)", token, [leads.ToArray()]);
        var entries = new List<TimelineEntry>();
        foreach (var claim in claims) entries.AddRange(Tell(await session.Events.FetchStreamAsync(claim, token: token)));
        return entries;
    }

    /// <summary>The entries of one project's reports, in order.</summary>
    public IEnumerable<TimelineEntry> Tell(IReadOnlyList<IEvent> events)
    {
        var units = new Dictionary<Guid, string>();
        foreach (var e in events)
        {
            if (Reported(e.Data) is var (report, what)) units[report] = what.Unit;
            var login = e.UserName ?? "";
            var (title, text) = Line(e.Data, units);
            yield return new TimelineEntry(
                e.Version, TimelineKind.People, login, login.Length == 0 || login.StartsWith(':') ? Texts.Of("系统") : roster.Person(login)?.Name ?? login, e.GetHeader(Access.ChannelHeader)?.ToString() ?? "job",
                ((IFact)e.Data).OccurredOn, e.RecordedAt(), title, text, null, null, null, About: e.StreamId);
        }
    }

    private static (Guid Report, ReportedProject What)? Reported(object fact) => fact switch
    {
        FirstReportMade e => (e.Report, e.What),
        ContestedReportMade e => (e.Report, e.What),
        IncompleteReportMade e => (e.Report, e.What),
        _ => null,
    };

    private (string Title, string? Text) Line(object fact, Dictionary<Guid, string> units) => fact switch
    {
        FirstReportMade e => (Texts.Of("登记首报：{0}，保护到 {1}", NameOf(e.What.Unit), Days.Full(e.ProtectedUntil)), null),
        ContestedReportMade e => (Texts.Of("登记争议上报：{0}", NameOf(e.What.Unit)), null),
        IncompleteReportMade e => (Texts.Of("登记了资料不全的上报：{0}", NameOf(e.What.Unit)), Texts.Of("缺：{0}", ReportWords.Of(e.Missing))),
        ReportStatementMade e => (Texts.Of("为{0}的上报补充了凭据", NameOf(units[e.Report])), null),
        FirstReportRuled e when e.Before == e.Report => (Texts.Of("裁定维持首报：{0}，保护到 {1}", NameOf(units[e.Report]), Days.Full(e.ProtectedUntil)), e.Reason),
        FirstReportRuled e => (Texts.Of("裁定首报改归{0}，保护到 {1}", NameOf(units[e.Report]), Days.Full(e.ProtectedUntil)), e.Reason),
        _ => throw new NotSupportedException($"{fact.GetType().Name} has no words for the timeline"),
    };

    private string NameOf(string unit) => roster.Unit(unit)?.Name ?? unit;

    // A lead that others were merged into is found by what they are found by, and so knows them.
    private static async Task Collect(Guid lead, List<Guid> leads, IQuerySession session, CancellationToken token)
    {
        leads.Add(lead);
        if (await session.LoadAsync<LeadIndex>(lead, token) is not { Merged: { } merged }) return;
        foreach (var one in merged) await Collect(one.Lead, leads, session, token);
    }
}
