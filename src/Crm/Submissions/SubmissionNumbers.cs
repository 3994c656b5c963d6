using Crm.Foundation;
using Npgsql;
using Weasel.Postgresql.Tables;

namespace Crm.Submissions;

/// <summary>Numbers that authors read out over the phone: TG, the day, a running number of that day. Unique; gaps are possible. They open nothing.</summary>
public sealed class SubmissionNumbers(NpgsqlDataSource database)
{
    private const string Name = $"{MartenSetup.Schema}.submission_number";

    /// <summary>Day and last number.</summary>
    internal static Table Schema()
    {
        var table = new Table(Name);
        table.AddColumn("day", "date").AsPrimaryKey();
        table.AddColumn("last", "integer").NotNull();
        return table;
    }

    /// <summary>The next number of a day.</summary>
    public async Task<string> Next(DateOnly day, CancellationToken token)
    {
        await using var command = database.CreateCommand($"insert into {Name} as r (day, last) values ($1, 1) on conflict (day) do update set last = r.last + 1 returning last");
        command.Parameters.AddWithValue(day);
        return $"TG-{day:yyyyMMdd}-{(int)(await command.ExecuteScalarAsync(token))!:D4}";
    }
}
