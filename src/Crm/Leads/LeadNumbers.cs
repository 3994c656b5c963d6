using Npgsql;

namespace Crm.Leads;

/// <summary>Numbers that people read out over the phone: XS, the year, a running number. Unique; gaps are possible.</summary>
public sealed class LeadNumbers(NpgsqlDataSource database)
{
    /// <summary>Makes the sequence where it is missing.</summary>
    public async Task Prepare(CancellationToken token = default)
    {
        await using var command = database.CreateCommand("create sequence if not exists crm.lead_number");
        await command.ExecuteNonQueryAsync(token);
    }

    /// <summary>The next number.</summary>
    public async Task<string> Next(int year, CancellationToken token)
    {
        await using var command = database.CreateCommand("select nextval('crm.lead_number')");
        return $"XS{year}-{(long)(await command.ExecuteScalarAsync(token))!:D6}";
    }
}
