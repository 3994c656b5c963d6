using System.Text;
using Crm.Backups;
using Crm.Foundation;
using Crm.Foundation.Postgres;
using Crm.Leads;
using Crm.Leads.Filing;
using Crm.Leads.Opening;
using Crm.Privacy;
using Crm.Testing;
using Crm.Tests.Leads.Filing;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.IntegrationTests.Backups;

/// <summary>Backs up an application of its own, so that other tests' events don't move the figures, and restores into empty installations.</summary>
public sealed class a_backup : IAsyncLifetime
{
    // Clocks would write on after the backup.
    private readonly CrmApp app = new() { Settings = { ["Clocks:Run"] = "false" } };
    private readonly string place = Directory.CreateTempSubdirectory("crm-backup-").FullName;
    private readonly Guid lead = Guid.CreateVersion7();

    private string Keys => Path.Combine(place, "keys", BackupDesk.KeysFolder);

    public async ValueTask InitializeAsync()
    {
        await app.InitializeAsync();
        var opened = await app.Send(new OpenLead(lead, "备份测试有限公司", "电机扩产", Source.Hotline, new Contact("周女士", "+8613805729876"),
            new Needs { Region = "330521" }, new DateOnly(2026, 6, 1), Owner: "officer@330521"), "officer@330521");
        opened.Ok.ShouldBeTrue(opened.Sentence);
        (await app.Send(new AddFile(lead, lead, "协议.pdf", new FileContent(Papers.Pdf), new DateOnly(2026, 6, 1)), "officer@330521")).Sentence.ShouldBeNull();
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Directory.Delete(place, recursive: true);
    }

    [Fact]
    public async Task brings_everything_back_into_an_empty_installation()
    {
        var records = await Make();
        await using var empty = await TemporaryPostgres.Start();

        var restored = await (await Desk(empty)).Restore(records, Keys, CancellationToken.None);

        restored.ShouldBe(await Count());
        await using var again = await app.StartOn(empty);
        await using var session = again.Services.GetRequiredService<IDocumentStore>().QuerySession();
        var known = (await session.Events.AggregateStreamAsync<Lead>(lead))!;
        var contact = await again.Services.GetRequiredService<Vault>().Open(Contact(await session.Events.FetchStreamAsync(lead)));
        contact!.Name.ShouldBe("周女士");
        contact.Phone.ShouldBe("+8613805729876");
        known.ShouldNotBeNull();
        (await again.Services.GetRequiredService<FileShelf>().Read(lead, lead, CancellationToken.None)).ShouldBe(Papers.Pdf);
    }

    [Fact]
    public async Task keeps_records_and_keys_apart()
    {
        var records = await Make();

        var dump = Encoding.UTF8.GetString(await File.ReadAllBytesAsync(Path.Combine(records, "records.dump")));
        dump.ShouldNotContain("person_key");
        dump.ShouldNotContain("file_key");
        Directory.EnumerateFiles(records, "*", SearchOption.AllDirectories).Select(Path.GetFileName).ShouldNotContain("master.key");
        File.Exists(Path.Combine(Keys, "keys", "master.key")).ShouldBeTrue();
    }

    [Fact]
    public async Task of_a_person_whose_key_was_destroyed_stays_unreadable_with_the_newest_keys()
    {
        var old = await Make();
        await using (var session = app.Store.QuerySession())
        {
            var sealed_ = Contact(await session.Events.FetchStreamAsync(lead));
            await app.Host.Services.GetRequiredService<Vault>().Destroy(sealed_.Person);
        }
        await Make();
        await using var empty = await TemporaryPostgres.Start();

        await (await Desk(empty)).Restore(old, Keys, CancellationToken.None);

        await using var again = await app.StartOn(empty);
        await using var restored = again.Services.GetRequiredService<IDocumentStore>().QuerySession();
        var contact = await again.Services.GetRequiredService<Vault>().Open(Contact(await restored.Events.FetchStreamAsync(lead)));
        contact!.Name.ShouldBeNull();
        contact.Phone.ShouldBeNull();
    }

    [Fact]
    public async Task is_refused_where_there_is_data_already()
    {
        var records = await Make();
        var before = await Count();

        var refusal = await Should.ThrowAsync<OperatorError>(async () => await (await Desk(app.Cluster)).Restore(records, Keys, CancellationToken.None));

        refusal.Message.ShouldContain("CRM_DATA_DIR");
        (await Count()).ShouldBe(before);
    }

    [Fact]
    public async Task is_refused_when_a_byte_of_it_was_changed()
    {
        var records = await Make();
        var dump = Path.Combine(records, "records.dump");
        var bytes = await File.ReadAllBytesAsync(dump);
        bytes[^10] ^= 1;
        await File.WriteAllBytesAsync(dump, bytes);
        await using var empty = await TemporaryPostgres.Start();

        var refusal = await Should.ThrowAsync<OperatorError>(async () => await (await Desk(empty)).Restore(records, Keys, CancellationToken.None));

        refusal.Message.ShouldContain("records.dump");
    }

    private async Task<string> Make() => await (await Desk(app.Cluster)).Make(Path.Combine(place, "records"), Path.Combine(place, "keys"), CancellationToken.None);

    private static async Task<BackupDesk> Desk(TemporaryPostgres cluster)
    {
        var tools = await PostgresTools.Find(cluster.Postgres, new EmbeddedPostgresOptions(cluster.Data), CancellationToken.None);
        return new BackupDesk(cluster.Data, tools, cluster.ConnectionString, cluster.ConnectionString, TimeProvider.System);
    }

    private async Task<long> Count()
    {
        await using var session = app.Store.QuerySession();
        return (await session.QueryAsync<long>("select count(*) from crm.mt_events where type <> 'tombstone'"))[0];
    }

    private static SealedContact Contact(IEnumerable<JasperFx.Events.IEvent> events) => events.Select(e => e.Data).OfType<LeadOpened>().Single().Contact!;
}
