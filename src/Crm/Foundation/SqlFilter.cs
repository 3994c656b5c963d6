using System.Globalization;
using System.Text;
using Crm.Foundation.Searching;
using Marten;

namespace Crm.Foundation;

/// <summary>
/// The conditions of a list's WHERE clause, joined by "and", with their parameters. Conditions are constants of the code; what a person typed is a value and never
/// becomes SQL.
/// </summary>
public sealed class SqlFilter
{
    /// <summary>Counting stops here: nobody reads further, and an exact count of a million rows costs seconds.</summary>
    public const int CountLimit = 1_001;

    private readonly StringBuilder sql = new();
    private readonly List<object> values = [];

    /// <summary>The conditions, without the word where; "true" while there are none.</summary>
    public string Sql => sql.Length == 0 ? "true" : sql.ToString();

    /// <summary>The same with the numbers of its values in place of question marks, as the server itself has them.</summary>
    public string Numbered
    {
        get
        {
            var parts = Sql.Split('?');
            return string.Concat(parts.Select((part, i) => i < parts.Length - 1 ? $"{part}${i + 1}" : part));
        }
    }

    /// <summary>The values of its question marks.</summary>
    public object[] Values => [.. values];

    /// <summary>An independent copy, to add to.</summary>
    public SqlFilter Copy()
    {
        var copy = new SqlFilter();
        copy.sql.Append(sql);
        copy.values.AddRange(values);
        return copy;
    }

    /// <summary>Adds a condition with a question mark for each value.</summary>
    public void And(string condition, params ReadOnlySpan<object> given)
    {
        if (sql.Length > 0) sql.Append(" and ");
        sql.Append(condition);
        foreach (var value in given) values.Add(value);
    }

    /// <summary>Only what has one of the codes, such as those of a unit and of the units below it.</summary>
    public void Among(string column, IReadOnlySet<string> codes) => And($"{column} = any(?)", [codes.ToArray()]);

    /// <summary>Only documents whose columns <c>grams</c> and <c>folded</c> hold every word, or what another condition lets through.</summary>
    public void Words(SearchQuery query, string or = "false", params ReadOnlySpan<object> given)
    {
        if (query.Terms.Count == 0) return;
        var words = query.Terms.Select(term => term.Settled ? "grams @> ?" : "(grams @> ? and strpos(data ->> 'folded', ?) > 0)");
        object[] terms = [.. query.Terms.SelectMany(term => term.Settled ? new object[] { term.Grams } : [term.Grams, term.Folded])];
        And($"({string.Join(" and ", words)} or {or})", [.. terms, .. given]);
    }

    /// <summary>How many documents of a table it lets through, up to <see cref="CountLimit"/>; the table goes by <c>d</c>.</summary>
    public async Task<int> Count(string table, IQuerySession session, CancellationToken token) =>
        (await session.QueryAsync<int>($"select count(*)::int from (select 1 from {table} as d where {Sql} limit {CountLimit}) as n", token, Values))[0];

    /// <summary>Goes on behind a page's last row in a list ordered by a moment and the id, both descending.</summary>
    /// <exception cref="RuleBroken">The mark is none of ours.</exception>
    public void After(string column, string mark)
    {
        var parts = mark.Split('_');
        if (parts.Length != 2 || !long.TryParse(parts[0], CultureInfo.InvariantCulture, out var ticks) || ticks < 0 || ticks > DateTime.MaxValue.Ticks || !Guid.TryParse(parts[1], out var id))
            throw new RuleBroken("翻页标记无效，请从第一页开始。") { Field = "After", Kind = Refusal.Input };
        And($"({column}, id) < (?, ?)", new DateTimeOffset(ticks, TimeSpan.Zero), id);
    }

    /// <summary>The mark of a page's last row.</summary>
    public static string MarkOf(DateTimeOffset moment, Guid id) => $"{moment.UtcTicks.ToString(CultureInfo.InvariantCulture)}_{id}";
}
