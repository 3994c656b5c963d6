using System.Globalization;
using Crm.Leads;
using Crm.Pipeline.History;
using Crm.Pipeline.Listing;
using Crm.Pipeline.Showing;
using Crm.Pipeline.Targets.Progress;
using Crm.Shell.Components;
using Microsoft.AspNetCore.Http.Extensions;

namespace Crm.Pipeline;

/// <summary>The addresses of figures and of the lists behind them, in which unit, day, standpoint and year stand.</summary>
public static class PipelineAddress
{
    /// <summary>The figures.</summary>
    public static string Of(ShowPipeline asked) => "/pipeline" + Query(asked.Unit, asked.On, asked.Seen, ("year", asked.Year));

    /// <summary>The targets.</summary>
    public static string Of(ShowTargets asked) => "/pipeline/targets" + Query(asked.Unit, asked.On, asked.Seen, ("year", asked.Year));

    /// <summary>The leads behind a figure.</summary>
    public static string Of(FindPastLeads list) => "/pipeline/leads" + Query(list.Unit, list.On, list.Seen,
        ("stage", list.Stage), ("from", list.From), ("reached", list.Reached), ("of", list.Of), ("year", list.Year), ("month", list.Month), ("started", list.StartedInYear ? "inyear" : null), ("least", list.Least), ("source", list.Source), ("reason", list.Reason));

    private static string Query(string? unit, DateOnly? on, Standpoint? seen, params (string Key, object? Value)[] more)
    {
        var query = new QueryBuilder();
        foreach (var (key, value) in more.Prepend(("seen", seen == Standpoint.AsRecorded ? "recorded" : null)).Prepend(("on", AddressPart.Of(on))).Prepend(("unit", unit)))
            if (value is not null) query.Add(key, Convert.ToString(value, CultureInfo.InvariantCulture)!);
        return query.ToQueryString().ToString();
    }

    /// <summary>A standpoint in an address.</summary>
    public static Standpoint? Seen(string? text) => text == "recorded" ? Standpoint.AsRecorded : null;
}
