using Crm.Api;
using Crm.Foundation;
using Crm.Privacy.Consenting;
using Crm.Privacy.Erasing;
using Crm.Shell;
using Crm.Team;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Projections;
using MudBlazor;
using Npgsql;

namespace Crm.Privacy;

/// <summary>Wires the vault (master key, keys of persons and files, sealing and opening), what visitors consent to, and the erasure of persons.</summary>
public static class PrivacyModule
{
    public static void AddPrivacy(this WebApplicationBuilder builder, DataDirectory data)
    {
        var configuration = builder.Configuration;
        builder.Services.AddSingleton(_ => MasterKey.Load(configuration["Vault:MasterKey"], Path.Combine(data.Keys, "master.key")));
        builder.Services.AddSingleton(services => new VaultKeys(configuration.GetConnectionString("Vault") is { Length: > 0 } elsewhere
            ? NpgsqlDataSource.Create(elsewhere)
            : services.GetRequiredService<NpgsqlDataSource>()));
        builder.Services.AddSingleton<Vault>();
        builder.Services.AddSingleton<FileVault>();
        builder.Services.AddSingleton<SecretLinks>();
        builder.Services.AddSingleton<SecretBox>();
        builder.Services.AddSingleton<ReadingLog>();
        builder.Services.AddSingleton<KeptPersons>();
        builder.Services.AddSingleton<FirstConsentNotice>();
        builder.Services.AddSingleton(new ApiRoutes(Map));
        builder.Services.AddSingleton(new MenuEntry("访客与隐私", "/admin/privacy", Icons.Material.Outlined.PrivacyTip, [Role.Administrator, Role.Manager, Role.Auditor], 87));
        builder.Services.ConfigureMarten(options =>
        {
            options.Schema.For<ContactReading>().Duplicate(x => x.At).Duplicate(x => x.RecordId).Duplicate(x => x.Login);
            options.Projections.Snapshot<ConsentNotice>(SnapshotLifecycle.Inline);
            options.Projections.Snapshot<Erasure>(SnapshotLifecycle.Inline);
        });
        builder.Services.AddSingleton(new Preparation(20, (services, token) => services.GetRequiredService<FirstConsentNotice>().Publish(token)));
        builder.Services.AddSingleton(new Preparation(0, (services, token) => services.GetRequiredService<VaultKeys>().Prepare(token)));
    }

    private static void Map(RouteGroupBuilder api)
    {
        api.Query<FindConsentNotices, IReadOnlyList<ConsentNotice>>("/privacy/notices");
        api.Command<PublishConsentNotice>("/privacy/notices");
        api.Query<FindErasures, IReadOnlyList<ErasureRow>>("/privacy/erasures");
        api.Command<ErasePerson>("/privacy/erasures/{erasureId:guid}/erase");
        api.Command<HoldErasure>("/privacy/erasures/{erasureId:guid}/hold");
    }
}
