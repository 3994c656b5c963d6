using Npgsql;
using Weasel.Postgresql.Tables;

namespace Crm.Foundation;

/// <summary>Numbers that people read out over the phone: two letters, the day, a running number of that day. Unique; gaps are possible.</summary>
/// <param name="table">Where the last number of each day is kept.</param>
public abstract class DayNumbers(NpgsqlDataSource database, string letters, string table)
{
    /// <summary>The next number of a day.</summary>
    public async Task<string> Next(DateOnly day, CancellationToken token)
    {
        await using var command = database.CreateCommand($"insert into {table} as r (day, last) values ($1, 1) on conflict (day) do update set last = r.last + 1 returning last");
        command.Parameters.AddWithValue(day);
        return $"{letters}-{day:yyyyMMdd}-{(int)(await command.ExecuteScalarAsync(token))!:D4}";
    }

    /// <summary>Day and last number.</summary>
    protected static Table Schema(string table)
    {
        var made = new Table(table);
        made.AddColumn("day", "date").AsPrimaryKey();
        made.AddColumn("last", "integer").NotNull();
        return made;
    }
}
