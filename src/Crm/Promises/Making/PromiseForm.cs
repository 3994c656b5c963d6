using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Promises.Wording;

namespace Crm.Promises.Making;

/// <summary>What is typed about a promise, before it is one.</summary>
public sealed class PromiseForm
{
    public string? What { get; set; }

    /// <summary>As people write it: "200万", "1.2亿".</summary>
    public string? Amount { get; set; }

    public string? Conditions { get; set; }

    public DateOnly? Due { get; set; }

    public string? TaxReason { get; set; }

    public string? OverrideReason { get; set; }

    /// <summary>The amount in 万元; null where none was typed.</summary>
    public decimal? Wan => Amount.Filled() is { } text ? Money.ParseWan(text, nameof(MakePromise.Amount)) : null;

    /// <summary>Wording that ties it to tax paid, in what was typed and in the passage it is to rest on.</summary>
    public IReadOnlyList<TaxWording> TaxWordings(string? quote) => TaxLink.In(What, Conditions, quote);
}
