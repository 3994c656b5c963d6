using System.Text;
using Crm.Foundation.Codes;
using Crm.Foundation.Searching;
using Crm.Policies.Importing;
using Crm.Seeding;
using Npgsql;

namespace Crm.Benchmarks;

/// <summary>A library of many documents. Their texts are put together from fragments of two to six characters of the product's demo texts and code lists, always by the same dice.</summary>
public static class PolicyStock
{
    /// <summary>Documents in the library.</summary>
    public const int Documents = 10_000;

    private const string Editor = "editor@330521";
    private static readonly string Corpus = string.Concat(
        [.. DemoWords.Policies.Select(p => p.Body), .. DemoWords.FollowUps.Select(f => f.Text + f.Next), .. DemoWords.Calls.Select(c => c.Wish),
            .. Industries.All.Select(i => i.Label), .. Regions.All.Select(r => r.Name)]).ReplaceLineEndings("");

    /// <summary>Fills the library and lays the same folded texts beside it, one row a document, for the scan.</summary>
    public static async Task<IReadOnlyList<string>> Fill(BenchApp app)
    {
        var dice = new Random(5);
        var texts = Enumerable.Range(0, Documents).Select(i => (Id: Guid.CreateVersion7(), Title: Title(i, dice), Body: Body(dice))).ToList();
        // One document comes by a command; what is written for it is the pattern of the others' rows.
        await app.Send(new ImportPolicyDocument("样本", null, null, "样本", "样本正文。", new DateOnly(2026, 1, 5)), Editor);
        await using var connection = await app.Database.OpenConnectionAsync();
        await Run(connection, """
            set synchronous_commit = off; set maintenance_work_mem = '512MB';
            create schema if not exists floor;
            create table floor.policy_text (id uuid primary key, title text not null, folded text not null);
            drop index crm.policy_section_grams;
            """);
        await using (var import = await connection.BeginBinaryImportAsync("copy floor.policy_text from stdin binary"))
        {
            foreach (var (id, title, body) in texts) await import.WriteRowAsync(default, id, title, FoldedText.Fold(title) + "\n" + FoldedText.Fold(body));
            await import.CompleteAsync();
        }
        await using (var import = await connection.BeginBinaryImportAsync("copy crm.policy_section (document, number, start, original, folded, grams) from stdin binary"))
        {
            foreach (var (id, title, body) in texts)
                foreach (var s in SearchSection.Of(title, body)) await import.WriteRowAsync(default, id, s.Number, s.Start, s.Original, s.Folded, s.Grams);
            await import.CompleteAsync();
        }
        await Listings(connection);
        // The index as the product makes it, only after the rows instead of with each.
        await Run(connection, "create index policy_section_grams on crm.policy_section using gin (grams) with (gin_pending_list_limit = 1024)");
        await Run(connection, "vacuum (analyze)");
        return [.. texts.Select(t => FoldedText.Fold(t.Body))];
    }

    private static async Task Listings(NpgsqlConnection connection)
    {
        var columns = new List<string>();
        await using (var command = new NpgsqlCommand(
            "select column_name from information_schema.columns where table_schema = 'crm' and table_name = 'mt_doc_policylisting' and column_name not in ('id', 'data') and is_generated = 'NEVER'", connection))
        await using (var reader = await command.ExecuteReaderAsync())
            while (await reader.ReadAsync()) columns.Add($"\"{reader.GetString(0)}\"");
        var names = string.Join(", ", columns);
        await Run(connection, $"""
            insert into crm.mt_doc_policylisting (id, data, {names})
            select f.id, l.data || jsonb_build_object('id', f.id, 'title', f.title), {names} from floor.policy_text f, crm.mt_doc_policylisting l where l.data ->> 'title' = '样本'
            """);
    }

    private static string Title(int number, Random dice) => $"关于{Fragment(dice)}{Fragment(dice)}的{Fragment(dice)}若干政策（{number}）";

    // Two to eight thousand characters, one in thirty up to forty thousand.
    private static string Body(Random dice)
    {
        var length = dice.Next(30) == 0 ? dice.Next(8_000, 40_000) : (int)(2_000 + 6_000 * Math.Pow(dice.NextDouble(), 2));
        return Text(dice, length);
    }

    /// <summary>A text of some length that resembles no other.</summary>
    internal static string Text(Random dice, int length)
    {
        var body = new StringBuilder(length + 20);
        while (body.Length < length)
        {
            for (var left = dice.Next(3, 9); left > 0; left--) body.Append(Fragment(dice));
            body.Append(dice.Next(4) == 0 ? "。\n" : "，");
        }
        return body.ToString();
    }

    private static string Fragment(Random dice)
    {
        var at = dice.Next(Corpus.Length - 6);
        return Corpus.Substring(at, dice.Next(2, 7));
    }

    private static async Task Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
        await command.ExecuteNonQueryAsync();
    }
}
