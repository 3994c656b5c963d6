using System.IO.Compression;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Crm.Team;

namespace Crm.IntegrationTests.Access;

/// <summary>
/// Everything that lists, counts, sums, searches or exports, asked by every role of the record's own unit, of a sister unit and of the units above: who sees a lead,
/// a call or an inquiry, by name or in a figure, is exactly who may.
/// </summary>
public class the_matrix_of_lists(CrmApp app)
{
    private static readonly string[] Units = ["330521", "330523", "330500", "330000"];

    private static IEnumerable<(Role Role, string Unit, string Login)> Everybody =>
        Units.SelectMany(unit => Enum.GetValues<Role>().Select(role => (role, unit, $"{role}@{unit}".ToLowerInvariant())));

    [Fact]
    public async Task shows_each_record_to_whoever_may_see_it_and_to_nobody_else()
    {
        var canaries = await new Canaries(app).Hatch();
        var wrong = new List<string>();
        foreach (var (role, unit, login) in Everybody)
        {
            using var client = await Client(login);
            foreach (var (address, canary) in Searches(canaries))
            {
                var shown = (await client.GetStringOrRefusal(address)).Contains(canary, StringComparison.Ordinal);
                if (shown != May(canary, canaries, role, unit)) wrong.Add($"{login} at {address}: {shown}");
            }
            foreach (var address in Lists)
            {
                var text = await client.GetStringOrRefusal(address);
                foreach (var canary in canaries.All.Where(c => text.Contains(c, StringComparison.Ordinal) && !May(c, canaries, role, unit))) wrong.Add($"{login} at {address}: {canary}");
            }
        }
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task counts_and_sums_only_what_the_person_may_see()
    {
        var canaries = await new Canaries(app).Hatch();
        var wrong = new List<string>();
        foreach (var (role, unit, login) in Everybody)
        {
            using var client = await Client(login);
            foreach (var (address, canary) in Figures(canaries))
            {
                var answer = await client.GetStringOrRefusal(address);
                var figures = answer.StartsWith('{') ? Numbers(JsonDocument.Parse(answer).RootElement).Sum() : 0;
                if (figures > 0 != May(canary, canaries, role, unit)) wrong.Add($"{login} at {address}: {figures}");
            }
        }
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task tells_of_a_caller_only_what_the_person_may_see()
    {
        var canaries = await new Canaries(app).Hatch();
        var wrong = new List<string>();
        foreach (var (role, unit, login) in Everybody)
        {
            using var client = await Client(login);
            foreach (var (number, canary) in new[] { (canaries.LeadNumber, canaries.Lead), (canaries.CallNumber, canaries.Call) })
            {
                var answer = await (await client.PostAsJsonAsync("/api/callers/find", new { number })).Content.ReadAsStringAsync();
                // The desk sees of a lead of its units who the caller is, though not the lead's page.
                var may = role is Role.HotlineAgent or Role.Officer or Role.Manager && (May(canary, canaries, role, unit) || (canary == canaries.Lead && role == Role.HotlineAgent && unit != "330523"));
                if (answer.Contains(canary, StringComparison.Ordinal) != may) wrong.Add($"{login} about a {(canary == canaries.Lead ? "lead" : "call")}: {!may}");
            }
        }
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task tells_of_a_similar_lead_only_what_the_person_may_know()
    {
        var canaries = await new Canaries(app).Hatch();
        var wrong = new List<string>();
        foreach (var (role, unit, login) in Everybody)
        {
            using var client = await Client(login);
            foreach (var asked in new object[] { new { company = canaries.Lead + "有限公司" }, new { phone = canaries.LeadNumber } })
            {
                var answer = await (await client.PostAsJsonAsync("/api/leads/similar", asked)).Content.ReadAsStringAsync();
                var opens = role is Role.Officer or Role.Manager && May(canaries.Lead, canaries, role, unit);
                var told = opens || (role == Role.HotlineAgent && unit != "330523");
                // The canary's project is called like its company, so that a hit in full shows the name twice.
                var times = answer.Split(canaries.Lead).Length - 1;
                if (times != (opens ? 2 : told ? 1 : 0)) wrong.Add($"{login} asking {asked}: {answer}");
            }
        }
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task puts_into_an_export_only_what_the_person_may_see()
    {
        var canaries = await new Canaries(app).Hatch();
        var wrong = new List<string>();
        foreach (var (role, unit, login) in Everybody)
        {
            using var browser = new Browser(app.Host);
            await browser.SignIn(login, await TestPeople.GivePassword(app.Host.Services, login));
            foreach (var (address, canary) in new[] { ("/leads/export.xlsx", canaries.Lead), ("/hotline/calls/export.xlsx", canaries.Call), ("/hotline/calls/export.csv", canaries.Call), ("/inquiries/export.xlsx", canaries.Inquiry), ("/promises/export.xlsx", canaries.Lead) })
            {
                var response = await browser.Open($"{address}?q={Uri.EscapeDataString(canary)}");
                var shown = Readable(await response.Content.ReadAsByteArrayAsync()).Contains(canary, StringComparison.Ordinal);
                if (shown != May(canary, canaries, role, unit)) wrong.Add($"{login} at {address}: {shown} ({(int)response.StatusCode})");
            }
        }
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task opens_the_raw_events_to_nobody_but_auditors_of_the_whole()
    {
        foreach (var (role, unit, login) in Everybody)
        {
            using var client = await Client(login);
            var status = (int)(await client.GetAsync("/api/events?limit=1")).StatusCode;
            status.ShouldBe(role == Role.Auditor && unit == "330000" ? 200 : 403, login);
        }
    }

    // Where a record can be come upon without being looked for. Others may fill the first page: what matters is who never sees it.
    private static readonly string[] Lists =
    [
        "/api/leads?take=200", "/api/leads?owner=officer@330521&take=200", "/api/leads?view=today&take=200", "/api/leads/board?cards=100", "/api/leads/funnel", "/api/agenda", "/api/agenda?unit=true",
        "/api/calls?take=200", "/api/calls?agent=hotlineagent@330521&take=200", "/api/calls?unit=330521&take=200", "/api/calls/today", "/api/inquiries?view=all&take=200", "/api/notices",
        "/api/promises?view=all&take=200", "/api/promises/groups?of=lead&view=all", "/api/clocks?view=all&take=200", "/api/clocks?view=open&take=200",
        "/api/leads/offers?view=all&take=200", "/api/leads/reports?take=200",
        "/api/hotline/queue", "/api/hotline/unwritten", "/api/hotline/missed", "/api/hotline/duty",
    ];

    private static IEnumerable<(string Address, string Canary)> Searches(Canaries c)
    {
        foreach (var text in new[] { c.Lead, c.Lead[..6] }) yield return ($"/api/leads?text={Uri.EscapeDataString(text)}", c.Lead);
        yield return ($"/api/leads/board?text={Uri.EscapeDataString(c.Lead)}", c.Lead);
        foreach (var list in new[] { "/api/promises", "/api/promises/groups" }) yield return ($"{list}?text={Uri.EscapeDataString(c.Lead)}", c.Lead);
        foreach (var text in new[] { c.Call, c.CallNumber[3..], c.CallNumber }) yield return ($"/api/calls?text={Uri.EscapeDataString(text)}", c.Call);
        yield return ($"/api/inquiries?view=all&text={Uri.EscapeDataString(c.Inquiry)}", c.Inquiry);
    }

    private static IEnumerable<(string Address, string Canary)> Figures(Canaries c)
    {
        foreach (var list in new[] { "/api/leads", "/api/leads/board", "/api/leads/funnel", "/api/promises", "/api/promises/groups" }) yield return ($"{list}?text={Uri.EscapeDataString(c.Lead)}", c.Lead);
        yield return ($"/api/calls?text={Uri.EscapeDataString(c.Call)}", c.Call);
        yield return ($"/api/inquiries?view=all&text={Uri.EscapeDataString(c.Inquiry)}", c.Inquiry);
    }

    private static bool May(string canary, Canaries c, Role role, string unit) => (role, unit) switch
    {
        (_, "330523") => false,
        (Role.Manager or Role.Auditor, _) => true,
        (Role.Officer, "330521") => canary != c.Call,
        (Role.HotlineAgent, _) => canary != c.Lead,
        _ => false,
    };

    private async Task<HttpClient> Client(string login)
    {
        var client = app.Host.Server.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TestPeople.TokenOf(app, login));
        return client;
    }

    private static IEnumerable<decimal> Numbers(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(p => p.Name is "count" or "amount" && p.Value.ValueKind == JsonValueKind.Number ? [p.Value.GetDecimal()] : Numbers(p.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Numbers),
        _ => [],
    };

    private static string Readable(byte[] file)
    {
        if (!file.AsSpan().StartsWith("PK"u8)) return Encoding.UTF8.GetString(file);
        using var zip = new ZipArchive(new MemoryStream(file));
        return string.Concat(zip.Entries.Where(e => e.Name.EndsWith(".xml", StringComparison.Ordinal)).Select(e =>
        {
            using var reader = new StreamReader(e.Open());
            return reader.ReadToEnd();
        }));
    }
}

/// <summary>Reading an answer whether it is one or a refusal.</summary>
internal static class Answers
{
    public static async Task<string> GetStringOrRefusal(this HttpClient client, string address) => await (await client.GetAsync(address)).Content.ReadAsStringAsync();
}
