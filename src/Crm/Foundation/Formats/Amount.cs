namespace Crm.Foundation.Formats;

/// <summary>A sum of money as somebody named it.</summary>
/// <param name="Wan">In 万 (10,000) of the currency.</param>
/// <param name="Currency">ISO 4217.</param>
public readonly record struct Amount(decimal Wan, string Currency)
{
    /// <inheritdoc/>
    public override string ToString() => Money.Show(Wan, Currency);
}
