using System.Globalization;
using System.Text.RegularExpressions;
using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.Foundation.Formats;
using Crm.Leads;
using Crm.Leads.Listing;
using Crm.Pipeline.History;

namespace Crm.Pipeline;

/// <summary>A question about figures that can be narrowed down beside unit, day and year.</summary>
public interface ISliced
{
    /// <summary>Only this section, division or class of GB/T 4754; <see cref="LeadSlice.None"/> for those that name none.</summary>
    string? Industry { get; }

    /// <summary>Only this region and below, GB/T 2260.</summary>
    string? Region { get; }

    /// <summary>Only what came this way.</summary>
    Source? Source { get; }

    /// <summary>Only this officer's, by login; <see cref="LeadSlice.None"/> for what lies in the pool.</summary>
    string? Owner { get; }

    /// <summary>Only an investment from the first number on and below the second, in 万元: <c>10000-100000</c>; either may be missing.</summary>
    string? Band { get; }
}

/// <summary>A part of a unit's leads, by what they are and whose. Figures of a part are counted from the leads when they are asked for; those of the whole are prepared.</summary>
public sealed partial record LeadSlice(string? Industry = null, string? Region = null, Source? Source = null, string? Owner = null, string? Band = null)
{
    /// <summary>In place of an officer: nobody, the unit's pool; in place of an industry: none is named.</summary>
    public const string None = "-";

    /// <summary>Nothing is left out.</summary>
    public static readonly LeadSlice Whole = new();

    /// <summary>What is asked for; what is empty narrows nothing.</summary>
    /// <exception cref="RuleBroken">There is no such source.</exception>
    public static LeadSlice Of(ISliced asked) => asked.Source is { } source && !Enum.IsDefined(source)
        ? throw new RuleBroken("没有这个来源。") { Field = nameof(Source), Kind = Refusal.Input }
        : new(Some(asked.Industry), Some(asked.Region), asked.Source, Some(asked.Owner), Some(asked.Band));

    /// <summary>Adds the conditions on a span that goes by <c>s</c>.</summary>
    /// <exception cref="RuleBroken">There is no such industry or region, or the amounts are none.</exception>
    internal void Narrow(SqlFilter filter)
    {
        if (Industry == None) filter.And("s.industry is null");
        else if (Industry is not null) filter.And("starts_with(s.industry, ?)", Industries.Of(Industry, nameof(Industry)).Code);
        if (Region is not null) filter.And("starts_with(s.region, ?)", LeadFilter.RegionPrefix(Regions.Of(Region, nameof(Region)).Code));
        if (Source is { } source) filter.And("s.source = ?", $"{source}");
        if (Owner == None) filter.And("s.owner is null");
        else if (Owner is not null) filter.And("s.owner = ?", Owner);
        if (Band is null) return;
        var (from, below) = Ends(Band);
        if (from is { } least) filter.And($"{PipelineTables.Amount} >= ?", least);
        if (below is { } end) filter.And($"{PipelineTables.Amount} < ?", end);
    }

    /// <summary>The amounts that lie in both of two bands.</summary>
    internal static string Both(string? band, string other)
    {
        if (band is null) return other;
        var (one, two) = (Ends(band), Ends(other));
        return string.Create(CultureInfo.InvariantCulture, $"{(one.From > two.From || two.From is null ? one.From : two.From):0}-{(one.Below < two.Below || two.Below is null ? one.Below : two.Below):0}");
    }

    /// <summary>A band in words: "10 亿元 至 50 亿元".</summary>
    internal static string NameOf(string band) => Ends(band) switch
    {
        (null, { } below) => Texts.Of("{0}以下", Money.Show(below)),
        ({ } from, null) => Texts.Of("{0}以上", Money.Show(from)),
        ({ } from, { } below) => Texts.Of("{0} 至 {1}", Money.Show(from), Money.Show(below)),
        _ => band,
    };

    // From a number on and below another.
    private static (decimal? From, decimal? Below) Ends(string band)
    {
        var ends = Amounts().Match(band);
        return ends.Success ? (Number(ends.Groups["from"].Value), Number(ends.Groups["below"].Value)) : throw new RuleBroken("金额范围写成“下限-上限”，单位万元，例如 10000-100000。") { Field = nameof(Band), Kind = Refusal.Input };
    }

    private static decimal? Number(string digits) => digits.Length == 0 ? null : decimal.Parse(digits, CultureInfo.InvariantCulture);

    private static string? Some(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    [GeneratedRegex("^(?<from>[0-9]{0,9})-(?<below>[0-9]{0,9})$")]
    private static partial Regex Amounts();
}
