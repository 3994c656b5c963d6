using System.Globalization;
using System.Text.RegularExpressions;
using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.Leads;
using Crm.Leads.Listing;

namespace Crm.Pipeline;

/// <summary>A question about figures that can be narrowed down beside unit, day and year.</summary>
public interface ISliced
{
    /// <summary>Only this section, division or class of GB/T 4754.</summary>
    string? Industry { get; }

    /// <summary>Only this region and below, GB/T 2260.</summary>
    string? Region { get; }

    /// <summary>Only what came this way.</summary>
    Source? Source { get; }

    /// <summary>Only this officer's, by login; <see cref="LeadSlice.Pool"/> for what lies in the pool.</summary>
    string? Owner { get; }

    /// <summary>Only an investment from the first number on and below the second, in 万元: <c>10000-100000</c>; either may be missing.</summary>
    string? Band { get; }
}

/// <summary>A part of a unit's leads, by what they are and whose. Figures of a part are counted from the leads when they are asked for; those of the whole are prepared.</summary>
public sealed partial record LeadSlice(string? Industry = null, string? Region = null, Source? Source = null, string? Owner = null, string? Band = null)
{
    /// <summary>In place of an officer: nobody, the unit's pool.</summary>
    public const string Pool = "-";

    /// <summary>Nothing is left out.</summary>
    public static readonly LeadSlice Whole = new();

    /// <summary>What is asked for; what is empty narrows nothing.</summary>
    public static LeadSlice Of(ISliced asked) => new(Some(asked.Industry), Some(asked.Region), asked.Source, Some(asked.Owner), Some(asked.Band));

    /// <summary>Adds the conditions on a span that goes by <c>s</c>.</summary>
    /// <exception cref="RuleBroken">There is no such industry or region, or the amounts are none.</exception>
    internal void Narrow(SqlFilter filter)
    {
        if (Industry is not null) filter.And("starts_with(s.industry, ?)", Industries.Of(Industry, nameof(Industry)).Code);
        if (Region is not null) filter.And("starts_with(s.region, ?)", LeadFilter.RegionPrefix(Regions.Of(Region, nameof(Region)).Code));
        if (Source is { } source) filter.And("s.source = ?", $"{source}");
        if (Owner == Pool) filter.And("s.owner is null");
        else if (Owner is not null) filter.And("s.owner = ?", Owner);
        if (Band is null) return;
        var band = Amounts().Match(Band);
        if (!band.Success) throw new RuleBroken("金额范围写成“下限-上限”，单位万元，例如 10000-100000。") { Field = nameof(Band), Kind = Refusal.Input };
        if (Number(band.Groups["from"].Value) is { } from) filter.And($"{History.PipelineTables.Amount} >= ?", from);
        if (Number(band.Groups["below"].Value) is { } below) filter.And($"{History.PipelineTables.Amount} < ?", below);
    }

    private static decimal? Number(string digits) => digits.Length == 0 ? null : decimal.Parse(digits, CultureInfo.InvariantCulture);

    private static string? Some(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    [GeneratedRegex("^(?<from>[0-9]{0,9})-(?<below>[0-9]{0,9})$")]
    private static partial Regex Amounts();
}
