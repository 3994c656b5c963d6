using Alba;
using Marten;
using Microsoft.AspNetCore.Hosting;
using Npgsql;

namespace Crm.IntegrationTests.Crashing;

/// <summary>What the witness finds in the database afterwards.</summary>
public sealed class Check(NpgsqlDataSource database)
{
    /// <summary>All events of the store but those of clocks, which go on by themselves.</summary>
    public async Task<long> CountEvents() => (long)(await Scalar("select count(*) from crm.mt_events where type <> 'tombstone' and user_name is distinct from ':clocks'"))!;

    /// <summary>R1 and R2: what was acknowledged happened, and happened once.</summary>
    public async Task EveryAcknowledgementIsThereOnce(IReadOnlyList<Wish> acknowledged)
    {
        var found = await Counts("""
            select coalesce(data ->> 'followUp', data ->> 'reason', data ->> 'company'), count(*) from crm.mt_events
            where type in ('follow_up_logged', 'lead_assigned', 'lead_opened') group by 1
            """);
        foreach (var wish in acknowledged)
        {
            var key = wish.Path.EndsWith("/follow-ups", StringComparison.Ordinal) ? Guid.Parse(wish.Key).ToString() : wish.Key;
            found.GetValueOrDefault(key).ShouldBe(1, $"{wish.Path} {wish.Key}");
        }
    }

    /// <summary>Every hand-over to the officer is a notice of the officer's, and every notice a mail; waits until the queues are empty.</summary>
    public async Task EveryHandOverWasTold(IReadOnlyList<Wish> acknowledged, string mails)
    {
        const string Officer = "select count(*) from crm.mt_events where type = 'lead_assigned' and data ->> 'owner' = 'officer@330521'";
        const string Told = "select count(*) from crm.mt_doc_notice where login = 'officer@330521' and data ->> 'kind' = 'LeadHandedOver'";
        const string Mailed = "select count(*) from crm.mt_doc_delivery where state <> 'Sent'";
        var end = DateTime.UtcNow.AddSeconds(60);
        while ((long)(await Scalar(Officer))! != (long)(await Scalar(Told))! || (long)(await Scalar(Mailed))! != 0)
        {
            if (DateTime.UtcNow > end) throw new TimeoutException($"Notices are missing: {await Scalar(Officer)} hand-overs, {await Scalar(Told)} notices, {await Scalar(Mailed)} mails not sent");
            await Task.Delay(100);
        }
        ((long)(await Scalar("select count(*) from crm.mt_doc_delivery"))!).ShouldBe(Directory.GetFiles(mails, "*.eml").Length);
        acknowledged.Count(wish => wish.Path.EndsWith("/assign", StringComparison.Ordinal)).ShouldBeGreaterThan(0);
    }

    /// <summary>R3: every table that is projected from events holds, row for row, what a full rebuild writes.</summary>
    public async Task ReadModelsEqualARebuild(string connectionString, string dataDirectory)
    {
        await using var host = await AlbaHost.For<Program>(web =>
        {
            web.UseSetting("ConnectionStrings:Crm", connectionString);
            web.UseSetting("CRM_DATA_DIR", dataDirectory);
            web.UseSetting("Logging:LogLevel:Default", "Warning");
        });
        await Rebuild.EqualsLive((IDocumentStore)host.Services.GetService(typeof(IDocumentStore))!, database);
    }

    private async Task<Dictionary<string, long>> Counts(string sql)
    {
        await using var command = database.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var counts = new Dictionary<string, long>();
        while (await reader.ReadAsync()) counts[await reader.IsDBNullAsync(0) ? "" : reader.GetString(0)] = reader.GetInt64(1);
        return counts;
    }

    private async Task<object?> Scalar(string sql)
    {
        await using var command = database.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
