using Crm.Foundation;
using Marten;
using Npgsql;

namespace Crm.Privacy;

/// <summary>Wires the vault: master key, keys of persons and files, sealing and opening.</summary>
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
        builder.Services.AddSingleton<SecretBox>();
        builder.Services.AddSingleton<ReadingLog>();
        builder.Services.ConfigureMarten(options => options.Schema.For<ContactReading>().Duplicate(x => x.At).Duplicate(x => x.RecordId).Duplicate(x => x.Login));
        builder.Services.AddSingleton(new Preparation(0, (services, token) => services.GetRequiredService<VaultKeys>().Prepare(token)));
    }
}
