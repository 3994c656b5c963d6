using Crm.Leads.Profile;

namespace Crm.Leads.Merging;

/// <summary>What a lead has one of, so that of two leads one value has to be chosen.</summary>
/// <param name="CreditCode">统一社会信用代码, once it is known.</param>
/// <param name="Next">What is planned next.</param>
public sealed record LeadValues(string Company, string Project, string? CreditCode, Needs Needs, NextStep? Next)
{
    /// <summary>As they stand on a lead.</summary>
    public static LeadValues Of(LeadFacts facts) => new(facts.Company, facts.Project, facts.CreditCode, facts.Needs, facts.Next);

    /// <summary>With some of another lead's in their place.</summary>
    public LeadValues With(IEnumerable<MergeField> fields, LeadValues other) => fields.Aggregate(this, (values, field) => values.With(field, other));

    /// <summary>In how many fields two leads differ.</summary>
    public IEnumerable<MergeField> Differing(LeadValues other) => Enum.GetValues<MergeField>().Where(field => With(field, other) != this);

    private LeadValues With(MergeField field, LeadValues other) => field switch
    {
        MergeField.Company => this with { Company = other.Company },
        MergeField.Project => this with { Project = other.Project },
        MergeField.CreditCode => this with { CreditCode = other.CreditCode },
        MergeField.Next => this with { Next = other.Next },
        MergeField.Industry => this with { Needs = Needs with { Industry = other.Needs.Industry } },
        MergeField.Region => this with { Needs = Needs with { Region = other.Needs.Region } },
        // An amount without its currency would be another amount.
        MergeField.Investment => this with { Needs = Needs with { Investment = other.Needs.Investment, Currency = other.Needs.Currency, OriginalInvestment = other.Needs.OriginalInvestment } },
        MergeField.Site => this with { Needs = Needs with { Site = other.Needs.Site } },
        MergeField.LandMu => this with { Needs = Needs with { LandMu = other.Needs.LandMu } },
        MergeField.FloorArea => this with { Needs = Needs with { FloorArea = other.Needs.FloorArea } },
        MergeField.PowerKva => this with { Needs = Needs with { PowerKva = other.Needs.PowerKva } },
        MergeField.EnergyTce => this with { Needs = Needs with { EnergyTce = other.Needs.EnergyTce } },
        MergeField.YearlyOutput => this with { Needs = Needs with { YearlyOutput = other.Needs.YearlyOutput } },
        MergeField.YearlyTax => this with { Needs = Needs with { YearlyTax = other.Needs.YearlyTax } },
        MergeField.WantedBy => this with { Needs = Needs with { WantedBy = other.Needs.WantedBy } },
        MergeField.Remarks => this with { Needs = Needs with { Remarks = other.Needs.Remarks } },
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, null),
    };
}

/// <summary>A field in which the value of one lead or of the other is chosen.</summary>
public enum MergeField
{
    /// <summary>企业.</summary>
    Company = 1,

    /// <summary>项目.</summary>
    Project,

    /// <summary>统一社会信用代码.</summary>
    CreditCode,

    /// <summary>下一步.</summary>
    Next,

    /// <summary>行业.</summary>
    Industry,

    /// <summary>意向地区.</summary>
    Region,

    /// <summary>意向投资, with its currency.</summary>
    Investment,

    /// <summary>载体类型.</summary>
    Site,

    /// <summary>用地.</summary>
    LandMu,

    /// <summary>厂房面积.</summary>
    FloorArea,

    /// <summary>用电.</summary>
    PowerKva,

    /// <summary>年能耗.</summary>
    EnergyTce,

    /// <summary>年产值.</summary>
    YearlyOutput,

    /// <summary>年税收.</summary>
    YearlyTax,

    /// <summary>期望时间.</summary>
    WantedBy,

    /// <summary>其他需求.</summary>
    Remarks,
}
