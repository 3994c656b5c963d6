using Crm.Foundation;
using Npgsql;
using Weasel.Postgresql.Tables;

namespace Crm.Submissions;

/// <summary>The numbers of what authors send in: TG. They open nothing.</summary>
public sealed class SubmissionNumbers(NpgsqlDataSource database) : DayNumbers(database, "TG", Name)
{
    private const string Name = $"{MartenSetup.Schema}.submission_number";

    internal static Table Schema() => Schema(Name);
}
