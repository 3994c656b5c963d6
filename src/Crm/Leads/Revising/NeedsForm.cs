using System.Globalization;
using System.Text;
using Crm.Foundation;
using Crm.Foundation.Formats;

namespace Crm.Leads.Revising;

/// <summary>Needs as they stand in a form: quantities as people type them, "1.2亿" or "5公顷", read when the form is handed in.</summary>
public sealed class NeedsForm
{
    private readonly Needs before;

    /// <summary>A form filled with what is known.</summary>
    public NeedsForm(Needs needs)
    {
        before = needs;
        (Industry, Region, Site, WantedBy, Remarks) = (needs.Industry, needs.Region, needs.Site, needs.WantedBy, needs.Remarks);
        Investment = needs.OriginalInvestment is { } original ? $"{Plain(original)}万{needs.Currency}" : Wan(needs.Investment);
        InYuan = needs.OriginalInvestment is null ? null : Wan(needs.Investment);
        (LandMu, FloorArea) = (Typed(needs.LandMu), Typed(needs.FloorArea));
        (PowerKva, EnergyTce) = (Typed(needs.PowerKva), Typed(needs.EnergyTce));
        (YearlyOutput, YearlyTax) = (Wan(needs.YearlyOutput), Wan(needs.YearlyTax));
    }

    public string? Industry { get; set; }

    public string? Region { get; set; }

    public SitePreference Site { get; set; }

    public DateOnly? WantedBy { get; set; }

    public string? Remarks { get; set; }

    /// <summary>In any currency.</summary>
    public string? Investment { get; set; }

    /// <summary>The investment in CNY, where it was named in another currency.</summary>
    public string? InYuan { get; set; }

    public string? LandMu { get; set; }

    public string? FloorArea { get; set; }

    public string? PowerKva { get; set; }

    public string? EnergyTce { get; set; }

    public string? YearlyOutput { get; set; }

    public string? YearlyTax { get; set; }

    /// <summary>Whether the investment is typed in another currency, so that the amount in CNY must be given too.</summary>
    public bool IsForeign => Investment is { Length: > 0 } typed && ReadOrNull(typed) is { Currency: not "CNY" };

    /// <summary>The needs.</summary>
    /// <exception cref="RuleBroken">A quantity can't be read; names its field.</exception>
    public Needs Read()
    {
        var named = Investment is { Length: > 0 } typed ? Money.Parse(typed, nameof(Needs.Investment)) : (Amount?)null;
        var foreign = named is { Currency: not "CNY" };
        return before with
        {
            Industry = Industry,
            Region = Region,
            Site = Site,
            WantedBy = WantedBy,
            Remarks = string.IsNullOrWhiteSpace(Remarks) ? null : Remarks.Trim(),
            Investment = foreign ? Given(InYuan, Money.ParseWan, nameof(InYuan)) : named?.Wan,
            Currency = named?.Currency ?? "CNY",
            OriginalInvestment = foreign ? named!.Value.Wan : null,
            LandMu = Given(LandMu, Land.Parse, nameof(Needs.LandMu)),
            FloorArea = Given(FloorArea, Area.Parse, nameof(Needs.FloorArea)),
            PowerKva = Given(PowerKva, Number, nameof(Needs.PowerKva)),
            EnergyTce = Given(EnergyTce, Number, nameof(Needs.EnergyTce)),
            YearlyOutput = Given(YearlyOutput, Money.ParseWan, nameof(Needs.YearlyOutput)),
            YearlyTax = Given(YearlyTax, Money.ParseWan, nameof(Needs.YearlyTax)),
        };
    }

    /// <summary>
    /// The same form over needs that somebody else changed meanwhile: what this person touched stays as typed, everything else is as it is known now, so that
    /// handing it in takes nobody's change back by accident.
    /// </summary>
    public NeedsForm On(Needs now)
    {
        var (old, fresh) = (new NeedsForm(before), new NeedsForm(now));
        return new NeedsForm(now)
        {
            Industry = Mine(f => f.Industry),
            Region = Mine(f => f.Region),
            Site = Mine(f => f.Site),
            WantedBy = Mine(f => f.WantedBy),
            Remarks = Mine(f => f.Remarks),
            Investment = Mine(f => f.Investment),
            InYuan = Mine(f => f.InYuan),
            LandMu = Mine(f => f.LandMu),
            FloorArea = Mine(f => f.FloorArea),
            PowerKva = Mine(f => f.PowerKva),
            EnergyTce = Mine(f => f.EnergyTce),
            YearlyOutput = Mine(f => f.YearlyOutput),
            YearlyTax = Mine(f => f.YearlyTax),
        };

        T Mine<T>(Func<NeedsForm, T> field) => Equals(field(this), field(old)) ? field(fresh) : field(this);
    }

    /// <summary>Reads a bare number: "1,250", "1.2万".</summary>
    public static decimal Number(string? text, string? field = null)
    {
        var plain = string.Concat((text ?? "").Normalize(NormalizationForm.FormKC).Where(sign => !char.IsWhiteSpace(sign)));
        return WrittenNumber.TryRead(plain, out var value, out _) ? value : throw new RuleBroken("请填数字，例如 1,250 或 1.2万。") { Field = field, Kind = Refusal.Input };
    }

    private static decimal? Given(string? text, Func<string?, string?, decimal> read, string field) => string.IsNullOrWhiteSpace(text) ? null : read(text, field);

    private static Amount? ReadOrNull(string text)
    {
        try
        {
            return Money.Parse(text);
        }
        catch (RuleBroken)
        {
            return null;
        }
    }

    private static string? Typed(decimal? value) => value is { } known ? Plain(known) : null;

    private static string? Wan(decimal? value) => value is { } known ? known >= 10_000 ? Plain(known / 10_000) + "亿" : Plain(known) + "万" : null;

    private static string Plain(decimal value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
