using Crm.Foundation;
using Crm.Foundation.Postgres;
using JasperFx.CommandLine;

namespace Crm.Backups;

/// <summary>What <c>ops/crm backup</c> takes.</summary>
public sealed class BackupInput : NetCoreInput
{
    [Description("Folder for the records; every backup gets a folder of its own in it")]
    public string Place { get; set; } = "";

    [Description("Folder for the keys, somewhere else; only the newest keys are kept")]
    public string Keys { get; set; } = "";
}

/// <summary><c>ops/crm backup PLACE KEYS</c>: copies records and keys out, beside a running product or without one.</summary>
[Description("备份：记录与密钥分开存放", Name = "backup")]
public sealed class BackupCommand : JasperFxAsyncCommand<BackupInput>
{
    public override Task<bool> Execute(BackupInput input) => BackupCommands.Run(input, async desk =>
        Console.WriteLine(Texts.Of("备份完成：{0}", await desk.Make(input.Place, input.Keys, CancellationToken.None))));
}

/// <summary>What <c>ops/crm restore</c> takes.</summary>
public sealed class RestoreInput : NetCoreInput
{
    [Description("Folder of one backup, crm-…")]
    public string Records { get; set; } = "";

    [Description("Folder of the newest keys, …/crm-keys")]
    public string Keys { get; set; } = "";
}

/// <summary><c>ops/crm restore RECORDS KEYS</c>: fills an empty installation from a backup.</summary>
[Description("恢复：从备份装入一个空的安装", Name = "restore")]
public sealed class RestoreCommand : JasperFxAsyncCommand<RestoreInput>
{
    public override Task<bool> Execute(RestoreInput input) => BackupCommands.Run(input, async desk =>
        Console.WriteLine(Texts.Of("恢复完成：{0} 个事件。", await desk.Restore(input.Records, input.Keys, CancellationToken.None))));
}

internal static class BackupCommands
{
    /// <summary>Does the work at a desk of this installation; a refusal is a sentence, not a stack trace.</summary>
    public static async Task<bool> Run(NetCoreInput input, Func<BackupDesk, Task> work)
    {
        using var host = input.BuildHost();
        var services = host.Services;
        var configuration = services.GetRequiredService<IConfiguration>();
        var data = services.GetRequiredService<DataDirectory>();
        var postgres = services.GetRequiredService<EmbeddedPostgres>();
        try
        {
            var tools = await PostgresTools.Find(postgres, EmbeddedPostgresOptions.From(configuration, data), CancellationToken.None);
            var vault = configuration.GetConnectionString("Vault") is { Length: > 0 } elsewhere ? elsewhere : postgres.ConnectionString;
            await work(new BackupDesk(data, tools, postgres.ConnectionString, vault, services.GetRequiredService<TimeProvider>()));
            return true;
        }
        catch (OperatorError refusal)
        {
            Console.Error.WriteLine(refusal.Message);
            return false;
        }
    }
}
