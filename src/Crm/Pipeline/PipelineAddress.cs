using System.Globalization;
using Crm.Foundation.Formats;
using Crm.Leads;
using Crm.Pipeline.Closing;
using Crm.Pipeline.Closing.Correcting;
using Crm.Pipeline.Closing.Late;
using Crm.Pipeline.Comparing;
using Crm.Pipeline.Dividing;
using Crm.Pipeline.History;
using Crm.Pipeline.Listing;
using Crm.Pipeline.LookingBack;
using Crm.Pipeline.Meeting;
using Crm.Pipeline.Pivoting;
using Crm.Pipeline.Rules;
using Crm.Pipeline.Showing;
using Crm.Pipeline.Standing;
using Crm.Pipeline.Targets.Progress;
using Crm.Shell.Components;
using Microsoft.AspNetCore.Http.Extensions;

namespace Crm.Pipeline;

/// <summary>The addresses of figures and of the lists behind them, in which unit, day, standpoint and year stand.</summary>
public static class PipelineAddress
{
    /// <summary>The figures.</summary>
    public static string Of(ShowPipeline asked) => "/pipeline" + Query(asked.Unit, asked.On, asked.Seen, [("year", asked.Year), .. Parts(LeadSlice.Of(asked))]);

    /// <summary>The targets.</summary>
    public static string Of(ShowTargets asked) => "/pipeline/targets" + Query(asked.Unit, asked.On, asked.Seen, ("year", asked.Year));

    /// <summary>How long leads have stood where they stand.</summary>
    public static string Of(ShowAges asked) => "/pipeline/ages" + Query(asked.Unit, asked.On, asked.Seen, [("limit", asked.Limit), .. Parts(LeadSlice.Of(asked))]);

    /// <summary>What each officer has in hand.</summary>
    public static string Of(ShowWorkload asked) => "/pipeline/workload" + Query(asked.Unit, asked.On, asked.Seen);

    /// <summary>All leads laid out by two things.</summary>
    public static string Of(ShowPivot asked) => "/pipeline/pivot" + Query(asked);

    /// <summary>The figures by parts.</summary>
    public static string Of(ShowAttributed asked) => "/pipeline/attributed" + Query(asked.Unit, asked.On, asked.Seen, ("year", asked.Year));

    /// <summary>The projects behind them as a file.</summary>
    /// <param name="ending">xlsx or csv.</param>
    public static string ExportOf(ShowAttributed asked, string ending = "xlsx") => $"/pipeline/attributed/export.{ending}" + Query(asked.Unit, asked.On, asked.Seen, ("year", asked.Year));

    /// <summary>The figures by other rules.</summary>
    public static string Of(ShowRules asked) => "/pipeline/rules" + Query(asked.Unit, asked.On, asked.Seen, ("columns", asked.Columns));

    /// <summary>The same as a workbook.</summary>
    public static string ExportOf(ShowRules asked) => "/pipeline/rules/export.xlsx" + Query(asked.Unit, asked.On, asked.Seen, ("columns", asked.Columns));

    /// <summary>The same as a file.</summary>
    /// <param name="ending">xlsx or csv.</param>
    public static string ExportOf(ShowPivot asked, string ending = "xlsx") => $"/pipeline/pivot/export.{ending}" + Query(asked);

    /// <summary>A lead as it stood; as it stands where no past day is given.</summary>
    public static string Of(ShowLeadThen asked) => asked.On is null ? $"/leads/{asked.LeadId}" : $"/leads/{asked.LeadId}/then" + Query(null, asked.On, asked.Seen);

    /// <summary>The board as it stood.</summary>
    public static string Of(ShowBoardThen asked) => "/pipeline/board" + Query(asked.Unit, asked.On, asked.Seen, Parts(LeadSlice.Of(asked)));

    /// <summary>The leads behind a figure.</summary>
    public static string Of(FindPastLeads list) => "/pipeline/leads" + Query(list);

    /// <summary>The same as a file.</summary>
    /// <param name="ending">xlsx or csv.</param>
    public static string ExportOf(FindPastLeads list, string ending = "xlsx") => $"/pipeline/leads/export.{ending}" + Query(list);

    /// <summary>Two days, or one day from both standpoints, beside each other.</summary>
    public static string Of(CompareFigures asked) => "/pipeline/changes" + Query(asked.Unit, asked.On, asked.Seen, [("year", asked.Year), .. Since(asked.Since, asked.SinceSeen), .. Parts(LeadSlice.Of(asked))]);

    /// <summary>The leads that make a difference.</summary>
    public static string Of(FindChangedLeads list) => "/pipeline/changes/leads" + Query(list.Unit, list.On, list.Seen, [.. Since(list.Since, list.SinceSeen), ("kind", list.Kind), .. Parts(list)]);

    /// <summary>The same as a file.</summary>
    /// <param name="ending">xlsx or csv.</param>
    public static string ExportOf(FindChangedLeads list, string ending = "xlsx") => $"/pipeline/changes/export.{ending}" + Query(list.Unit, list.On, list.Seen, [.. Since(list.Since, list.SinceSeen), ("kind", list.Kind), .. Parts(list)]);

    /// <summary>The pack for the meeting.</summary>
    public static string Of(ShowMeetingPack asked) => "/pipeline/meeting" + Query(asked);

    /// <summary>The same as a file.</summary>
    /// <param name="ending">xlsx or docx.</param>
    public static string FileOf(ShowMeetingPack asked, string ending) => $"/pipeline/meeting.{ending}" + Query(asked);

    /// <summary>What is closed.</summary>
    public static string Of(ShowClosings asked) => "/pipeline/closing" + Query(asked.Unit, null, null, ("year", asked.Year));

    /// <summary>What was corrected since a month was closed.</summary>
    public static string Of(FindCorrections list) => "/pipeline/closing/changes" + Query(list.Unit, null, null, ("month", list.Month));

    /// <summary>The same as a file.</summary>
    /// <param name="ending">xlsx or csv.</param>
    public static string ExportOf(FindCorrections list, string ending = "xlsx") => $"/pipeline/closing/export.{ending}" + Query(list.Unit, null, null, ("month", list.Month));

    /// <summary>What was entered late.</summary>
    public static string Of(FindLateEntries list) => "/pipeline/late" + Query(list.Unit, null, null, ("year", list.Year), ("month", list.Month));

    /// <summary>The same as a file.</summary>
    /// <param name="ending">xlsx or csv.</param>
    public static string ExportOf(FindLateEntries list, string ending = "xlsx") => $"/pipeline/late/export.{ending}" + Query(list.Unit, null, null, ("year", list.Year), ("month", list.Month));

    private static string Query(FindPastLeads list) => Query(list.Unit, list.On, list.Seen, [.. Parts(list), ("alone", list.Alone ? "yes" : null)]);

    private static string Query(ShowPivot asked) => Query(asked.Unit, asked.On, asked.Seen, [("down", asked.Down), ("across", asked.Across), .. Parts(LeadSlice.Of(asked))]);

    private static string Query(ShowMeetingPack asked) => Query(asked.Unit, asked.On, asked.Seen, ("since", AddressPart.Of(asked.Since)), ("year", asked.Year));

    private static (string Key, object? Value)[] Parts(PastLeadFilter list) =>
    [
        ("stage", list.Stage), ("from", list.From), ("reached", list.Reached), ("of", list.Of), ("year", list.Year), ("month", list.Month), ("started", list.StartedInYear ? "inyear" : null), ("raised", list.Raised ? "yes" : null), ("least", Figure.Typed(list.Least)), ("startedwithin", list.StartedWithin),
        ("reason", list.Reason), ("without", list.Without), ("upto", list.UpTo), ("enteredfrom", AddressPart.Of(list.EnteredFrom)), ("enteredbefore", AddressPart.Of(list.EnteredBefore)),
        ("signedfrom", AddressPart.Of(list.SignedFrom)), ("signedbefore", AddressPart.Of(list.SignedBefore)), .. Parts(LeadSlice.Of(list)),
    ];

    private static (string Key, object? Value)[] Parts(LeadSlice slice) =>
        [("source", slice.Source), ("industry", slice.Industry), ("region", slice.Region), ("owner", slice.Owner), ("band", slice.Band)];

    private static (string Key, object? Value)[] Since(DateOnly? day, Standpoint? seen) =>
        [("since", AddressPart.Of(day)), ("sinceseen", Of(seen))];

    private static string Query(string? unit, DateOnly? on, Standpoint? seen, params (string Key, object? Value)[] more)
    {
        var query = new QueryBuilder();
        foreach (var (key, value) in more.Prepend(("seen", seen == Standpoint.AsRecorded ? "recorded" : null)).Prepend(("on", AddressPart.Of(on))).Prepend(("unit", unit)))
            if (value is not null) query.Add(key, Convert.ToString(value, CultureInfo.InvariantCulture)!);
        return query.ToQueryString().ToString();
    }

    /// <summary>How a standpoint is written in an address.</summary>
    public static string? Of(Standpoint? seen) => seen switch { Standpoint.AsRecorded => "recorded", Standpoint.AsHappened => "happened", _ => null };

    /// <summary>A standpoint in an address.</summary>
    public static Standpoint? Seen(string? text) => text switch { "recorded" => Standpoint.AsRecorded, "happened" => Standpoint.AsHappened, _ => null };
}
