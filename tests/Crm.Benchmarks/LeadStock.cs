using Crm.Foundation.Searching;
using Crm.Leads.Funnel;
using Crm.Seeding;
using Crm.Seeding.Stories;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using NpgsqlTypes;

namespace Crm.Benchmarks;

/// <summary>
/// An office with many leads. A short demo book is played through the bus; what the product thereby wrote is then written many times over under other ids, numbers, names,
/// units, officers and dates: the same JSON and indexes in every table that lists, profiles and look-ups read, but not one command each.
/// </summary>
public static class LeadStock
{
    /// <summary>Leads that were opened, followed up and moved by real commands.</summary>
    public const int Played = 60;

    /// <summary>What the numbers of copied leads begin with, which no real one does.</summary>
    public const string Numbers = "XS0000-";

    // A profile reads one stream, the lists read none: the events of the copies are only there to make the table large.
    private const int EventsCopied = 3;

    private static readonly DateOnly Today = DateOnly.FromDateTime(DateTime.UtcNow);

    /// <summary>The product with this many leads.</summary>
    public static async Task<BenchApp> Start(int leads)
    {
        var app = await BenchApp.Start(services => services.AddStage());
        var book = new StoryBook(7, Today, Leads: Played, Calls: 10, Inquiries: 5);
        await app.Services.GetRequiredService<Demo>().SetUp(book, (_, _) => { }, default);
        await Multiply(app.Database, leads - Played);
        return app;
    }

    private static async Task Multiply(NpgsqlDataSource database, int leads)
    {
        await using var connection = await database.OpenConnectionAsync();
        await Run(connection, """
            set timezone = 'UTC'; set synchronous_commit = off;
            create temporary table sample as select id, row_number() over (order by id) - 1 as place, data from crm.mt_doc_leadlisting;
            create temporary table fresh (id uuid, sample int, number text, company text, project text, unit text, owner text, like_other int, folded text, grams bigint[], keys bigint[], updated timestamptz, person uuid)
            """);
        var samples = (int)(long)(await Scalar(connection, "select count(*) from sample"))!;
        await Names(connection, leads, samples);
        await Run(connection, """
            create index on fresh (sample); analyze fresh;
            create temporary table copy as
              select f.*, s.id as old, s.data ->> 'contact' is not null as has_contact, s.data -> 'contact' ->> 'person' as old_person, o.data as other
              from fresh f join sample s on s.place = f.sample join sample o on o.place = f.like_other;
            """);
        await CopyRows(connection, "mt_streams", new() { ["id"] = "c.id" }, "t.id = c.old");
        await CopyRows(connection, "mt_events", new() { ["seq_id"] = "nextval('crm.mt_events_sequence')", ["id"] = "gen_random_uuid()", ["stream_id"] = "c.id" }, $"t.stream_id = c.old and t.version <= {EventsCopied}");
        await CopyRows(connection, "mt_doc_leadlisting", Listing(), "t.id = c.old");
        await CopyRows(connection, "mt_doc_leadindex", new()
        {
            ["id"] = "c.id", ["folded"] = "c.folded", ["grams"] = "c.grams", ["keys"] = "c.keys", ["persons"] = "case when c.has_contact then array[c.person] else t.persons end",
            ["data"] = $"{Data("t.data")} || jsonb_build_object('number', c.number, 'company', c.company, 'project', c.project, 'folded', c.folded, 'persons', jsonb_build_array(c.person))",
        }, "t.id = c.old");
        // Persons of their own for the copies; their keys open nothing, which the lists never ask for.
        await Run(connection, """
            insert into vault.person_key (person, wrapped) select person, decode(repeat(md5(person::text), 4), 'hex') from copy where has_contact;
            insert into vault.person_mark (kind, hash, person) select k, decode(md5(person::text || k) || md5(k || person::text), 'hex'), person from copy, generate_series(1, 3) k where has_contact;
            """);
        await StageTally.AddUp(database, default);
        await Run(connection, "vacuum (analyze)");
    }

    private static Dictionary<string, string> Listing() => new()
    {
        ["id"] = "c.id", ["unit"] = "c.unit", ["owner"] = "c.owner", ["updated"] = "c.updated", ["region"] = "c.other ->> 'region'", ["industry"] = "c.other ->> 'industry'",
        ["source"] = "c.other ->> 'source'", ["amount"] = "(c.other ->> 'amount')::numeric",
        ["data"] = $"""
            {Data("t.data")} || jsonb_build_object('number', c.number, 'company', c.company, 'project', c.project, 'unit', c.unit, 'owner', c.owner, 'updated', c.updated,
              'region', c.other -> 'region', 'industry', c.other -> 'industry', 'source', c.other -> 'source', 'amount', c.other -> 'amount')
            """,
    };

    private static string Data(string column) =>
        $"replace(replace({column}::text, c.old::text, c.id::text), coalesce(c.old_person, '-'), c.person::text)::jsonb";

    /// <summary>Writes the rows of a table again for those of a temporary table <c>copy</c> (<c>c</c>), with some columns changed.</summary>
    internal static async Task CopyRows(NpgsqlConnection connection, string table, Dictionary<string, string> changed, string joined)
    {
        var columns = new List<string>();
        await using (var command = new NpgsqlCommand("select column_name from information_schema.columns where table_schema = 'crm' and table_name = $1 and is_generated = 'NEVER'", connection))
        {
            command.Parameters.AddWithValue(table);
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync()) columns.Add(reader.GetString(0));
        }
        await Run(connection, $"""
            insert into crm.{table} ({string.Join(", ", columns.Select(c => $"\"{c}\""))})
            select {string.Join(", ", columns.Select(c => changed.GetValueOrDefault(c, $"t.\"{c}\"")))} from crm.{table} t join copy c on {joined}
            """);
    }

    private static async Task Names(NpgsqlConnection connection, int leads, int samples)
    {
        var dice = new Random(11);
        var (words, projects, units) = (DemoWords.Companies, DemoWords.Projects, ReferenceData.Units);
        var officers = DemoWords.Team.Where(p => p.Roles.Contains(Team.Role.Officer)).ToLookup(p => p.Unit, p => p.Login);
        await using var import = await connection.BeginBinaryImportAsync("copy fresh from stdin binary");
        for (var i = 0; i < leads; i++)
        {
            // Some units have ten times the leads of others.
            var unit = units[(int)(units.Count * Math.Pow(dice.NextDouble(), 1.7))].Code;
            string[] people = [.. officers[unit], .. Enumerable.Range(1, 4).Select(n => $"officer-{unit}-{n}")];
            var (number, business) = ($"{Numbers}{i + 1:D6}", projects[dice.Next(projects.Count)]);
            var company = words.Places[dice.Next(words.Places.Count)] + words.Names[dice.Next(words.Names.Count)] + business.Business + words.Suffixes[dice.Next(words.Suffixes.Count)];
            var project = business.Projects[dice.Next(business.Projects.Count)];
            var folded = FoldedText.Fold($"{company} {project} {number}");
            await import.StartRowAsync();
            await import.WriteAsync(Guid.CreateVersion7());
            await import.WriteAsync(dice.Next(samples));
            await import.WriteAsync(number);
            await import.WriteAsync(company);
            await import.WriteAsync(project);
            await import.WriteAsync(unit);
            if (dice.NextDouble() < 0.08) await import.WriteNullAsync();
            else await import.WriteAsync(people[dice.Next(people.Length)]);
            await import.WriteAsync(dice.Next(samples));
            await import.WriteAsync(folded);
            await import.WriteAsync(Grams.OfText(folded));
            await import.WriteAsync(Crm.Leads.Recognising.Investor.Of(company).Keys());
            await import.WriteAsync(DateTime.UtcNow.AddSeconds(-dice.NextDouble() * 86_400 * StoryBook.Length), NpgsqlDbType.TimestampTz);
            await import.WriteAsync(Guid.CreateVersion7());
        }
        await import.CompleteAsync();
    }

    internal static async Task Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<object?> Scalar(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
