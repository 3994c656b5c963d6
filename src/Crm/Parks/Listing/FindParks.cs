using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.Team;
using Marten;

namespace Crm.Parks.Listing;

/// <summary>A page of parks by name, in the order of its pinyin. Parks are no secret among the staff: a project may go to any of them.</summary>
/// <param name="Text">Part of the name.</param>
/// <param name="Region">Only this region and below.</param>
/// <param name="Industry">Only parks that lead in this industry, in a part of it or in one it is part of.</param>
/// <param name="Site">Only parks that have land, or a building, on offer.</param>
/// <param name="Size">Only parks with a site of at least this size: 亩 of land or, with <paramref name="Site"/> building, ㎡.</param>
/// <param name="After">Where the page before ended; see <see cref="ParkPageOf.Next"/>.</param>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager, Role.Editor, Role.Auditor, Role.Administrator)]
public sealed record FindParks(
    string? Text = null, string? Region = null, string? Industry = null, SiteKind? Site = null, decimal? Size = null, string? After = null, int Take = 50) : IQuery<ParkPageOf>;

/// <summary>A page of parks.</summary>
/// <param name="Count">How many there are in all, up to 1,001, which means "more than a thousand".</param>
/// <param name="Next">Mark for the next page; null on the last.</param>
/// <param name="MayRegister">Whether this person may put in a new park.</param>
public sealed record ParkPageOf(IReadOnlyList<ParkListing> Rows, int Count, string? Next, bool MayRegister);

/// <summary>Answers <see cref="FindParks"/>.</summary>
public static class FindParksHandler
{
    public static async Task<ParkPageOf> Handle(FindParks query, Actor actor, IQuerySession session, CancellationToken token)
    {
        var take = Math.Clamp(query.Take, 1, 200);
        var (sql, values) = Where(query);
        var (page, mark) = After(query.After);
        var rows = await session.QueryAsync<ParkListing>($"where {sql} and {page} order by name collate \"zh-x-icu\", id limit {take + 1}", token, [.. values, .. mark]);
        var count = await session.QueryAsync<int>($"select count(*)::int from (select 1 from crm.mt_doc_parklisting where {sql} limit 1001) as n", token, values);
        var shown = rows.Take(take).ToList();
        return new ParkPageOf(shown, count[0], rows.Count > take ? $"{shown[^1].Id:N}{shown[^1].Name}" : null, Rules.Permit(actor, typeof(Registering.RegisterPark)));
    }

    private static (string Sql, object[] Values) Where(FindParks query)
    {
        List<string> conditions = ["true"];
        List<object> values = [];
        if (query.Text?.Trim() is { Length: > 0 } text) Add("name ilike ?", $"%{text.Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_")}%");
        if (query.Region is { Length: > 0 } region) Add("region like ?", Inside(Regions.Of(region, nameof(query.Region)).Code));
        if (query.Industry is { Length: > 0 } industry)
        {
            var code = Industries.Of(industry, nameof(query.Industry)).Code;
            Add("exists (select 1 from unnest(leading_industries) as lead where lead like ? or ? like lead || '%')", code + "%", code);
        }
        if (query.Site is not null || query.Size is not null) Add(query.Site == SiteKind.Building ? "largest_building >= ?" : "largest_plot >= ?", query.Size ?? 0.01m);
        return (string.Join(" and ", conditions), [.. values]);

        void Add(string condition, params ReadOnlySpan<object> given)
        {
            conditions.Add(condition);
            foreach (var value in given) values.Add(value);
        }
    }

    // A functional area has its own suffix behind the code of the division it lies in, so a prefix finds both.
    private static string Inside(string code) =>
        (code.EndsWith("0000", StringComparison.Ordinal) ? code[..2] : code.EndsWith("00", StringComparison.Ordinal) ? code[..4] : code) + "%";

    private static (string Sql, object[] Values) After(string? mark)
    {
        if (mark is null) return ("true", []);
        if (mark.Length < 32 || !Guid.TryParseExact(mark[..32], "N", out var id)) throw new RuleBroken("翻页标记无效，请从第一页开始。") { Field = nameof(FindParks.After), Kind = Refusal.Input };
        return ("(name collate \"zh-x-icu\", id) > (?, ?)", [mark[32..], id]);
    }
}
