using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Crm.Foundation;
using Crm.Leads;
using Crm.Leads.Opening;
using Crm.Notifications.Retrying;
using Crm.Notifications.Robots;
using Crm.Notifications.Sending;
using Crm.Team.Passwords;
using Npgsql;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.IntegrationTests.Notifications;

/// <summary>What groups in 企业微信, 钉钉 and 飞书 are told, over real HTTP, in the form each messenger documents.</summary>
public class a_group_robot(CrmAppWithMessengers product) : IClassFixture<CrmAppWithMessengers>
{
    private const string Manager = "manager@330521";
    private const string Administrator = "administrator@330521";
    private const string Key = "SEC0123456789abcdef";
    private static readonly DateOnly Day = new(2026, 6, 1);

    private readonly string company = "己" + Guid.NewGuid().ToString("N");

    [Theory]
    [InlineData(RobotVendor.WeCom)]
    [InlineData(RobotVendor.DingTalk)]
    [InlineData(RobotVendor.Feishu)]
    public async Task tells_the_group_once_who_should_look_and_where(RobotVendor vendor)
    {
        await using var robot = await Add(vendor, Key);
        var lead = await IntoThePool();
        var post = await Said(company);
        post.Method.ShouldBe("POST");
        post.ContentType.ShouldBe("application/json; charset=utf-8");
        using var body = JsonDocument.Parse(post.Body);
        var root = body.RootElement;
        var text = vendor == RobotVendor.Feishu ? root.GetProperty("content").GetProperty("text").GetString()! : root.GetProperty("text").GetProperty("content").GetString()!;
        root.GetProperty(vendor == RobotVendor.Feishu ? "msg_type" : "msgtype").GetString().ShouldBe("text");
        text.ShouldContain($"manager@330500把线索“{company}”放进了你们单位的公海，可以认领。");
        text.ShouldContain("officer@330521");
        text.ShouldContain($"https://leads.example.test/leads/{lead}");
        Signed(vendor, post, root);
        await Until.Found(async () => (await Row(robot.Id)).Last == DeliveryState.Sent ? "sent" : null, "the message as delivered");
        product.Server.Posts.Count(p => p.Body.Contains(company)).ShouldBe(1, "the group is told once, however many people are meant");
    }

    [Fact]
    public async Task that_is_refused_is_asked_again_then_shown_to_the_administrator_and_can_be_tried_by_hand()
    {
        await using var robot = await Add(RobotVendor.WeCom, null);
        product.Server.Answers[product.PathOf(RobotVendor.WeCom)] = (200, """{"errcode":45009,"errmsg":"api freq out of limit"}""");
        try
        {
            await IntoThePool();
            var listed = await Until.Found(async () => (await Failures()).SingleOrDefault(d => d.To == robot.Name && d.State == DeliveryState.Failed), "the failed message");
            (listed.Vendor, listed.Attempts, listed.Error!.Contains("45009 api freq out of limit")).ShouldBe((RobotVendor.WeCom, 3, true));
        }
        finally
        {
            product.Server.Answers.Clear();
        }
        var failed = (await Failures()).Single(d => d.To == robot.Name);
        (await product.App.Send(new RetryDelivery(failed.Id, Day), Administrator)).Sentence.ShouldBeNull();
        await Until.Found(async () => (await Row(robot.Id)).Last == DeliveryState.Sent ? "sent" : null, "the message as delivered");
        (await product.App.Send(new RetryDelivery(failed.Id, Day), Administrator)).Refusal.ShouldBe(Refusal.Conflict);
        Numbers().Distinct().ShouldHaveSingleItem("whoever reads it twice can tell that it is one message");
    }

    [Theory]
    [InlineData(500, "oops")]
    [InlineData(302, "")]
    [InlineData(200, "<html>captive portal</html>")]
    [InlineData(200, """{"errcode":93000,"errmsg":"invalid webhook url"}""")]
    public async Task takes_no_other_answer_for_a_yes(int status, string answer)
    {
        await using var robot = await Add(RobotVendor.WeCom, null);
        product.Server.Answers[product.PathOf(RobotVendor.WeCom)] = (status, answer);
        try
        {
            (await product.App.Send(new TestRobot(robot.Id, Day), Manager)).Sentence.ShouldBeNull();
            await Until.Found(async () => (await Row(robot.Id)).Last == DeliveryState.Failed ? "failed" : null, "the failed message");
            product.Server.Posts.ShouldNotContain(p => p.Path == "/elsewhere", "a redirection was followed");
        }
        finally
        {
            product.Server.Answers.Clear();
        }
    }

    [Fact]
    public async Task keeps_the_order_of_what_happened()
    {
        await using var robot = await Add(RobotVendor.DingTalk, Key);
        var companies = Enumerable.Range(0, 12).Select(i => $"{company}-{i:00}").ToList();
        product.Server.Answers[product.PathOf(RobotVendor.DingTalk)] = (503, "");
        foreach (var one in companies) await IntoThePool(one);
        product.Server.Answers.Clear();
        await Until.Found(() => Task.FromResult(companies.All(c => Posted(c) > 0) ? "all" : null), "all messages");
        // The first may have been tried before the server was well again.
        var order = product.Server.Posts.Select(p => companies.FirstOrDefault(p.Body.Contains)).OfType<string>().Distinct();
        order.ShouldBe(companies);
    }

    [Fact]
    public async Task that_was_removed_says_nothing_and_leaves_no_key()
    {
        var robot = await Add(RobotVendor.Feishu, Key);
        await robot.DisposeAsync();
        (await product.App.Send(new TestRobot(robot.Id, Day), Manager)).Refusal.ShouldBe(Refusal.Conflict);
        (await Scalar("select count(*) from crm.mt_doc_robotkey where id = $1", robot.Id)).ShouldBe(0L);
        await IntoThePool();
        await Until.Found(async () => (await product.App.Ask(new Crm.Notifications.Reading.MyNotices(100), Manager)).Answer!.Notices.FirstOrDefault(n => n.Title == company), "the notice");
        (await Scalar("select count(*) from crm.mt_doc_delivery where lane = $1", Delivery.RobotLane(robot.Id))).ShouldBe(0L);
    }

    [Fact]
    public async Task keeps_its_address_and_secret_out_of_every_table()
    {
        await using var robot = await Add(RobotVendor.Feishu, "canary-" + robotSecret);
        foreach (var table in new[] { "crm.mt_events", "crm.mt_doc_robot", "crm.mt_doc_robotkey", "crm.mt_doc_delivery" })
            (await Scalar($"select count(*) from {table} t where t::text like '%' || $1 || '%'", robotSecret)).ShouldBe(0L, table);
    }

    [Fact]
    public async Task is_a_matter_of_managers_and_administrators_within_their_units()
    {
        await using var robot = await Add(RobotVendor.WeCom, null);
        foreach (var login in new[] { "officer@330521", "hotlineagent@330521", "auditor@330000", "editor@330521" })
            (await product.App.Send(New(RobotVendor.WeCom, null), login)).Refusal.ShouldBe(Refusal.Forbidden, login);
        (await product.App.Send(new TestRobot(robot.Id, Day), "manager@330523")).Refusal.ShouldBe(Refusal.Missing);
        (await product.App.Send(new RemoveRobot(robot.Id, Day), "manager@330523")).Refusal.ShouldBe(Refusal.Missing);
        (await product.App.Ask(new FindRobots(), "manager@330523")).Answer!.ShouldNotContain(r => r.Id == robot.Id);
        (await product.App.Send(New(RobotVendor.WeCom, null) with { Unit = "330523" }, Manager)).Refusal.ShouldBe(Refusal.Forbidden);
    }

    private readonly string robotSecret = Guid.NewGuid().ToString("N");

    private AddRobot New(RobotVendor vendor, string? secret) =>
        new(Guid.CreateVersion7(), "330521", "群" + Guid.NewGuid().ToString("N")[..8], vendor, new Secret(product.AddressOf(vendor)), secret is null ? null : new Secret(secret), Day);

    private async Task<Added> Add(RobotVendor vendor, string? secret)
    {
        var command = New(vendor, secret);
        (await product.App.Send(command, Manager)).Sentence.ShouldBeNull();
        return new Added(command.RobotId, command.Name, product);
    }

    private Task<Guid> IntoThePool() => IntoThePool(company);

    private async Task<Guid> IntoThePool(string name)
    {
        var lead = Guid.CreateVersion7();
        (await product.App.Send(new OpenLead(lead, name, "扩产", Source.Hotline, null, new Needs(), Day, "330521", null), "manager@330500")).Sentence.ShouldBeNull();
        return lead;
    }

    private Task<MessengerListener.Post> Said(string what) => Until.Found(() => Task.FromResult(product.Server.Posts.FirstOrDefault(p => p.Body.Contains(what))), "what the robot says");

    private int Posted(string what) => product.Server.Posts.Count(p => p.Body.Contains(what));

    private IEnumerable<string> Numbers() => product.Server.Posts.Where(p => p.Body.Contains(company)).Select(p => p.Body[p.Body.IndexOf("编号", StringComparison.Ordinal)..][..11]);

    private async Task<RobotRow> Row(Guid robot) => (await product.App.Ask(new FindRobots(), Manager)).Answer!.Single(r => r.Id == robot);

    private async Task<IReadOnlyList<TroubledDelivery>> Failures() => (await product.App.Ask(new FailedDeliveries(), Administrator)).Answer!.Troubled;

    private async Task<object?> Scalar(string sql, object value)
    {
        await using var command = product.App.Host.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        command.Parameters.AddWithValue(value);
        return await command.ExecuteScalarAsync();
    }

    // As the messengers' documentation computes it, from what was sent.
    private static void Signed(RobotVendor vendor, MessengerListener.Post post, JsonElement root)
    {
        if (vendor == RobotVendor.WeCom)
        {
            post.Query.ShouldBe(new Dictionary<string, string> { ["key"] = "we" });
        }
        else if (vendor == RobotVendor.DingTalk)
        {
            var moment = post.Query["timestamp"];
            DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(moment)).ShouldBe(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(5));
            using var hmac = new HMACSHA256(Encoding.UTF8.GetBytes(Key));
            post.Query["sign"].ShouldBe(Convert.ToBase64String(hmac.ComputeHash(Encoding.UTF8.GetBytes(moment + "\n" + Key))));
            post.Query["access_token"].ShouldBe("ding");
        }
        else
        {
            var moment = root.GetProperty("timestamp").GetString()!;
            DateTimeOffset.FromUnixTimeSeconds(long.Parse(moment)).ShouldBe(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(5));
            using var hmac = new HMACSHA256(Encoding.UTF8.GetBytes(moment + "\n" + Key));
            root.GetProperty("sign").GetString().ShouldBe(Convert.ToBase64String(hmac.ComputeHash([])));
        }
    }

    private sealed class Added(Guid id, string name, CrmAppWithMessengers product) : IAsyncDisposable
    {
        public Guid Id => id;

        public string Name => name;

        public async ValueTask DisposeAsync() => (await product.App.Send(new RemoveRobot(id, Day), Manager)).Sentence.ShouldBeNull();
    }
}
