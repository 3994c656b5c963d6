using Crm.Foundation;
using Npgsql;
using Weasel.Postgresql.Tables;

namespace Crm.Inquiries;

/// <summary>The numbers of what visitors ask: SL. They say nothing to whoever guesses one: what a visitor sees is opened by the link alone.</summary>
public sealed class ReceiptNumbers(NpgsqlDataSource database) : DayNumbers(database, "SL", Name)
{
    private const string Name = $"{MartenSetup.Schema}.receipt_number";

    internal static Table Schema() => Schema(Name);
}
