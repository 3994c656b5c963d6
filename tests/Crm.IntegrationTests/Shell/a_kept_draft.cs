using Crm.Foundation;
using Crm.Shell.Drafting;
using Marten;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Crm.IntegrationTests.Shell;

public class a_kept_draft(CrmApp app)
{
    private readonly string record = $"lead/{Guid.NewGuid()}/follow-up";

    private Drafts Of(string login, double daysAhead = 0) =>
        new(app.Store, new Signed(login), app.Host.Services.GetRequiredService<IDataProtectionProvider>(), new Clock(daysAhead));

    [Fact]
    public async Task comes_back_to_its_author_and_to_nobody_else()
    {
        var at = DateTimeOffset.UtcNow;
        await Of("chen").Keep(record, new Draft("第一稿", at));
        await Of("chen").Keep(record, new Draft("对方要 80 亩地", at.AddSeconds(1)));
        (await Of("chen").Find(record))!.Text.ShouldBe("对方要 80 亩地");
        (await Of("wang").Find(record)).ShouldBeNull();
    }

    [Fact]
    public async Task lies_encrypted_in_the_store()
    {
        await Of("chen").Keep(record, new Draft("李女士 13805721234", DateTimeOffset.UtcNow, new Dictionary<string, string> { ["NextAction"] = "回电李女士" }));
        await using var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select data::text from mt_doc_keptdraft where id like @id", connection) { Parameters = { new("id", $"%{record}") } };
        var stored = (string)(await command.ExecuteScalarAsync())!;
        stored.ShouldContain("\"chen\"");
        stored.ShouldNotContain("1380572");
        stored.ShouldNotContain("李");
        (await Of("chen").Find(record))!.Rest.ShouldBe(new Dictionary<string, string> { ["NextAction"] = "回电李女士" });
    }

    [Fact]
    public async Task is_gone_once_dropped()
    {
        await Of("chen").Keep(record, new Draft("写完了", DateTimeOffset.UtcNow));
        await Of("chen").Drop(record);
        (await Of("chen").Find(record)).ShouldBeNull();
    }

    [Fact]
    public async Task is_forgotten_after_a_month()
    {
        await Of("xu").Keep(record, new Draft("旧的", DateTimeOffset.UtcNow));
        (await Of("xu", daysAhead: 29).Find(record)).ShouldNotBeNull();
        (await Of("xu", daysAhead: 31).Find(record)).ShouldBeNull();
        await Of("xu", daysAhead: 31).Keep("another", new Draft("新的", DateTimeOffset.UtcNow.AddDays(31)));
        await using var session = app.Store.QuerySession();
        (await session.Query<KeptDraft>().CountAsync(d => d.Login == "xu")).ShouldBe(1);
    }

    private sealed class Signed(string login) : ICallerSource
    {
        public ValueTask<Caller?> Find() => new(new Caller(login, "page"));
    }

    private sealed class Clock(double daysAhead) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UtcNow.AddDays(daysAhead);
    }
}
