using Crm.Foundation;
using Crm.Foundation.Formats;

namespace Crm.Leads.Merging;

/// <summary>The values that are chosen when two leads are merged, in words, in the order of the enum.</summary>
public static class MergeWords
{
    /// <summary>Every field with its value; null where it is unknown.</summary>
    public static IEnumerable<(MergeField Field, string Label, string? Value)> Of(LeadValues values)
    {
        var needs = NeedsWords.Of(values.Needs).ToList();
        yield return (MergeField.Company, Texts.Of("企业"), values.Company);
        yield return (MergeField.Project, Texts.Of("项目"), values.Project);
        yield return (MergeField.CreditCode, Texts.Of("统一社会信用代码"), values.CreditCode);
        yield return (MergeField.Next, Texts.Of("下一步"), values.Next is { } next ? $"{next.What}，{Days.Full(next.On)}" : null);
        yield return Need(MergeField.Industry, 0);
        yield return Need(MergeField.Region, 1);
        yield return (MergeField.Investment, needs[2].Label, needs[3].Value is { } original ? $"{needs[2].Value}（{original}）" : needs[2].Value);
        yield return Need(MergeField.Site, 4);
        yield return Need(MergeField.LandMu, 5);
        yield return Need(MergeField.FloorArea, 6);
        yield return Need(MergeField.PowerKva, 7);
        yield return Need(MergeField.EnergyTce, 8);
        yield return Need(MergeField.YearlyOutput, 9);
        yield return Need(MergeField.YearlyTax, 10);
        yield return Need(MergeField.WantedBy, 11);
        yield return Need(MergeField.Remarks, 12);

        (MergeField, string, string?) Need(MergeField field, int place) => (field, needs[place].Label, needs[place].Value);
    }
}
