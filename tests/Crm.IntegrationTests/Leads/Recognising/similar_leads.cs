using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.IntegrationTests.Hotline;
using Crm.Leads;
using Crm.Leads.Naming;
using Crm.Leads.Opening;
using Crm.Leads.Recognising;
using Crm.Leads.Sharing;
using Crm.Leads.Terminating;
using Crm.Privacy;
using Crm.Team;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Crm.IntegrationTests.Leads.Recognising;

public class similar_leads(CrmApp app)
{
    private const string Officer = "officer@330521";
    private const string Signs = "霁岚沅樾峋瀛珩翊曜璟朔昀笙菡蘅槿楠梓桉柘栎枫泓淳渟湄滢漪澜瀚熠煜燊琛瑀瑭璐瓒畅皓睿碧祺禧稷穹竣筠篆粲绮缇翡耘聿芮苒茗荃莘菁葳蓁薇藜蘭虔裕谧赟轩逸遒郦鄢钰铎锴镕阙雍霖靖韬颐飏骁骥鸢鹏麒";

    private static DateOnly Day => Calls.Day;

    /// <summary>A brand that no other test has.</summary>
    private static string NewBrand() => string.Concat(Enumerable.Range(0, 4).Select(_ => Signs[Random.Shared.Next(Signs.Length)]));

    private static string NewCode()
    {
        var first = $"91330500{Guid.NewGuid():N}"[..17].ToUpperInvariant();
        return first + "0123456789ABCDEFGHJKLMNPQRTUWXY".Single(sign => CreditCode.TryParse(first + sign, out _));
    }

    private async Task<Guid> Open(string company, Contact? contact = null, string login = Officer, string unit = "330521", string? owner = Officer, string project = "秘密扩产")
    {
        var lead = Guid.CreateVersion7();
        (await app.Send(new OpenLead(lead, company, project, Source.Outreach, contact, new Needs(), Day, unit, owner), login)).Sentence.ShouldBeNull();
        return lead;
    }

    private async Task<IReadOnlyList<SimilarLead>> Find(FindSimilar query, string login = Officer) => (await app.Ask(query, login)).Answer.ShouldNotBeNull();

    [Fact]
    public async Task are_found_by_any_way_of_writing_the_company()
    {
        var brand = NewBrand();
        var lead = await Open($"浙江{brand}机电有限公司");
        (string Written, Verdict Verdict, Clue Clue)[] ways =
        [
            ($"浙江{brand}机电有限公司", Verdict.Same, Clue.SameName), ($"浙江省 {brand} 机电（中国）股份有限公司", Verdict.Same, Clue.SameStem), ($"{brand}机电", Verdict.Likely, Clue.SameStem), (brand, Verdict.Likely, Clue.ShortName),
            ($"{brand}机电科技有限公司", Verdict.Likely, Clue.SameTrade), ($"{brand}机店有限公司", Verdict.Likely, Clue.SoundAlike),
        ];
        foreach (var (written, verdict, clue) in ways)
        {
            var hit = (await Find(new FindSimilar(written))).ShouldHaveSingleItem(written);
            (hit.Id, hit.Verdict).ShouldBe((lead, verdict), written);
            hit.Reasons.Select(r => r.Clue).ShouldContain(clue, written);
            hit.Reasons.ShouldAllBe(r => r.Text.Length > 1);
        }
        foreach (var other in new[] { $"江苏{brand}机电有限公司", $"{brand}物流有限公司", "浙江机电有限公司", "浙江", "有限公司", "" }) (await Find(new FindSimilar(other))).ShouldBeEmpty(other);
        (await Find(new FindSimilar(brand, Except: lead))).ShouldBeEmpty();
    }

    [Fact]
    public async Task are_found_by_credit_code_number_and_mail_whatever_the_company_is_called()
    {
        var (number, domain) = (Calls.NewNumber(), $"m{Guid.NewGuid():N}.example");
        var code = NewCode();
        var lead = await Open($"{NewBrand()}机电有限公司", new Contact("王工", number, $"wang@{domain}"));
        await app.Send(new NameLead(lead, $"{NewBrand()}机电有限公司", "扩产", code, Day, 2), Officer);
        (FindSimilar Asked, Clue Clue, Verdict Verdict)[] ways =
        [
            (new($"{NewBrand()}物流", code), Clue.SameCode, Verdict.Same), (new(null, null, number), Clue.SamePerson, Verdict.Likely),
            (new($"{NewBrand()}贸易", null, null, $"zhao@{domain.ToUpperInvariant()}"), Clue.SameDomain, Verdict.Likely), (new(null, null, null, $"WANG@{domain}"), Clue.SamePerson, Verdict.Same),
        ];
        foreach (var (asked, clue, verdict) in ways)
        {
            var hit = (await Find(asked)).ShouldHaveSingleItem($"{clue}");
            (hit.Id, hit.Verdict).ShouldBe((lead, verdict), $"{clue}");
            hit.Reasons[0].Clue.ShouldBe(clue);
        }
        foreach (var half in new FindSimilar[] { new(null, code[..17]), new(null, null, "1390572"), new(null, null, null, "wang@") })
        {
            (await app.Ask(half, Officer)).Refusal.ShouldBe(Refusal.Input);
            half.Readable().ShouldBe(new FindSimilar(), "half of it is nothing yet");
        }
    }

    [Fact]
    public async Task of_a_free_mailer_are_not_found_by_it()
    {
        await Open($"{NewBrand()}机电有限公司", new Contact("王工", Calls.NewNumber(), $"a{Guid.NewGuid():N}@163.com"));
        (await Find(new FindSimilar(null, null, null, $"b{Guid.NewGuid():N}@163.com"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task tell_who_may_not_open_them_whom_to_ask_and_nothing_of_the_project()
    {
        var (brand, number) = (NewBrand(), Calls.NewNumber());
        var lead = await Open($"{brand}机电有限公司", new Contact("王工", number));
        (string Login, bool? Opens)[] people =
        [
            (Officer, true), ("manager@330521", true), ("manager@330500", true), ("hotlineagent@330521", false), ("hotlineagent@330500", false), (await TestPeople.AddOne(app.Host.Services, Role.Officer), false),
            ("officer@330523", null), ("manager@330523", null), ("hotlineagent@330523", null), ("officer@330500", null),
        ];
        foreach (var (login, opens) in people)
            foreach (var asked in new[] { new FindSimilar(brand), new FindSimilar(null, null, number) })
            {
                var hits = await Find(asked, login);
                hits.Count.ShouldBe(opens is null ? 0 : 1, login);
                if (opens is null) continue;
                (hits[0].Id, hits[0].MayOpen, hits[0].Owner, hits[0].Unit).ShouldBe((lead, opens.Value, Officer, "德清县"), login);
                (hits[0].Project is not null, hits[0].Number is not null).ShouldBe((opens.Value, opens.Value), login);
                JsonSerializer.Serialize(hits).Contains("\\u79D8", StringComparison.OrdinalIgnoreCase).ShouldBe(opens.Value, login);
            }
        foreach (var login in new[] { "editor@330521", "administrator@330521", "auditor@330521", "stranger" }) (await app.Ask(new FindSimilar(brand), login)).Refusal.ShouldBe(Refusal.Forbidden, login);
        await app.Send(new ShareLead(lead, "officer@330523", Day), Officer);
        (await Find(new FindSimilar(brand), "officer@330523")).ShouldHaveSingleItem().MayOpen.ShouldBeTrue("it was shared");
    }

    [Fact]
    public async Task that_were_opened_before_there_were_keys_are_found_after_the_next_start()
    {
        var (brand, code) = (NewBrand(), NewCode());
        var lead = await Open($"{brand}机电有限公司");
        await app.Send(new NameLead(lead, $"{brand}机电有限公司", "扩产", code, Day, 2), Officer);
        var database = app.Host.Services.GetRequiredService<NpgsqlDataSource>();
        foreach (var before in new[] { "null", "'{}'" })
        {
            await using (var old = database.CreateCommand($"update crm.mt_doc_leadindex set keys = {before}, data = data - 'creditCode' where id = '{lead}'")) await old.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            (await Find(new FindSimilar(brand))).ShouldBeEmpty();
            await MissingKeys.Prepare(database, TestContext.Current.CancellationToken);
            foreach (var asked in new[] { new FindSimilar(brand), new FindSimilar(null, code) }) (await Find(asked)).ShouldHaveSingleItem().Id.ShouldBe(lead);
        }
    }

    [Fact]
    public async Task that_were_terminated_come_last()
    {
        var brand = NewBrand();
        var ended = await Open($"{brand}机电有限公司");
        (await app.Send(new TerminateLead(ended, TerminationReason.InvestorWithdrew, null, Day, 2), Officer)).Sentence.ShouldBeNull();
        var open = await Open($"{brand}机电科技有限公司");
        (await Find(new FindSimilar($"{brand}机电有限公司"))).Select(l => (l.Id, l.IsOpen)).ShouldBe([(open, true), (ended, false)]);
    }

    [Fact]
    public async Task are_found_for_many_rows_at_once()
    {
        var (brand, number) = (NewBrand(), Calls.NewNumber());
        var lead = await Open($"{brand}机电有限公司", new Contact("王工", number));
        var person = (await app.Host.Services.GetRequiredService<Vault>().Persons(number, null, null)).ShouldHaveSingleItem();
        InvestorAsked[] rows = [new($"{NewBrand()}食品", null, null), new($"杭州{brand}机电", null, null), new(null, null, person), new(null, null, null)];
        var found = (await app.Ask(new FindSimilarToMany(rows), Officer)).Answer!;
        found.Select(hits => hits.Select(hit => hit.Id).ToArray()).ShouldBe([[], [lead], [lead], []]);
        (await app.Ask(new FindSimilarToMany(rows), "officer@330523")).Answer!.ShouldAllBe(hits => hits.Count == 0);
        (await app.Ask(new FindSimilarToMany([.. Enumerable.Repeat(rows[0], 501)]), Officer)).Refusal.ShouldBe(Refusal.Input);
    }

    [Fact]
    public async Task are_told_to_a_machine_that_opens_only_what_is_new()
    {
        var brand = NewBrand();
        var lead = await Open($"{brand}机电有限公司");
        using var client = app.Host.Server.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TestPeople.TokenOf(app, Officer));
        object Body(string company, bool ifNew) => new { company, project = "扩产", source = "Outreach", needs = new { }, occurredOn = Day, ifNew };

        var refused = await client.PostAsJsonAsync("/api/leads", Body($"浙江{brand}机电", ifNew: true));
        ((int)refused.StatusCode).ShouldBe(409);
        var about = JsonDocument.Parse(await refused.Content.ReadAsStringAsync()).RootElement.GetProperty("about").EnumerateArray().ShouldHaveSingleItem();
        (about.GetProperty("id").GetGuid(), about.GetProperty("verdict").GetString(), about.GetProperty("reasons")[0].GetProperty("clue").GetString()).ShouldBe((lead, "Likely", "SameStem"));

        ((int)(await client.PostAsJsonAsync("/api/leads", Body($"浙江{NewBrand()}机电", ifNew: true))).StatusCode).ShouldBe(201);
        ((int)(await client.PostAsJsonAsync("/api/leads", Body($"浙江{brand}机电", ifNew: false))).StatusCode).ShouldBe(201, "nobody is held up who doesn't ask");
        (await (await client.PostAsJsonAsync("/api/leads/similar", new { company = brand })).Content.ReadFromJsonAsync<JsonElement>()).GetArrayLength().ShouldBe(2);
    }
}
