using System.Security.Cryptography;
using Crm.Foundation;
using Crm.Privacy;
using Crm.Team;
using JasperFx.CommandLine;
using Marten;

namespace Crm.Hotline.Ringing.Keys;

/// <summary>What <c>ops/crm cti-key</c> takes.</summary>
public sealed class CtiKeyInput : NetCoreInput
{
    [Description("issue, revoke or list")]
    public string Action { get; set; } = "";

    [Description("Code of the unit; for revoke the id of the key")]
    public string Target { get; set; } = "";

    [Description("What the key is for")]
    public string NameFlag { get; set; } = "ops/crm cti-key";
}

/// <summary>
/// <c>ops/crm cti-key issue UNIT | revoke KEY | list UNIT</c>: the keys with which a unit's telephone system signs its reports. Works beside a running product, which
/// knows at once; whoever can run it can read the database and the master key anyway. There is no key until somebody issues one.
/// </summary>
[Description("话务系统的签名密钥，密钥只显示这一次：cti-key issue 单位代码 | revoke 密钥号 | list 单位代码", Name = "cti-key")]
public sealed class CtiKeyCommand : JasperFxAsyncCommand<CtiKeyInput>
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    public override async Task<bool> Execute(CtiKeyInput input)
    {
        var services = input.BuildHost().Services;
        var store = services.GetRequiredService<IDocumentStore>();
        var today = China.Today(services.GetRequiredService<TimeProvider>());
        try
        {
            switch (input.Action.ToLowerInvariant())
            {
                case "issue":
                    var (id, secret) = await Issue(store, services.GetRequiredService<SecretBox>(), input.Target, input.NameFlag, today);
                    Console.WriteLine($"{id} {secret}");
                    return true;
                case "revoke":
                    await Revoke(store, input.Target, today);
                    return true;
                case "list":
                    foreach (var key in await List(store, input.Target)) Console.WriteLine($"{key.Id}  {key.IssuedOn:yyyy-MM-dd}  {key.Name}");
                    return true;
                default:
                    Console.Error.WriteLine(Texts.Of("不认识“{0}”：请用 issue、revoke 或 list。", input.Action));
                    return false;
            }
        }
        catch (RuleBroken broken)
        {
            Console.Error.WriteLine(Texts.Of(broken.Text, broken.Values));
            return false;
        }
    }

    /// <summary>Makes a key; the secret is Base64 and is the whole of it, not the text of it, that signs.</summary>
    public static async Task<(string Id, string Secret)> Issue(IDocumentStore store, SecretBox box, string unit, string name, DateOnly today)
    {
        await using var session = Open(store);
        if (await session.Query<OrganisationUnit>().AnyAsync(u => u.Code == unit && !u.Closed) is false) throw new RuleBroken("没有代码为 {0} 的单位。", unit);
        var ring = CtiKeyring.IdOf(unit);
        var (id, secret) = ($"{unit}.{RandomNumberGenerator.GetString(Alphabet, 12)}", RandomNumberGenerator.GetBytes(CtiKeyring.SecretLength));
        var stream = await session.Events.FetchForWriting<CtiKeyring>(ring);
        stream.AppendOne(CtiKeyring.Issue(stream.Aggregate, unit, id, box.Close(ring, secret), name, today));
        await session.SaveChangesAsync();
        return (id, Convert.ToBase64String(secret));
    }

    /// <summary>Ends a key at once.</summary>
    internal static async Task Revoke(IDocumentStore store, string keyId, DateOnly today)
    {
        await using var session = Open(store);
        var stream = await session.Events.FetchForWriting<CtiKeyring>(CtiKeyring.IdOf(CtiKeyring.UnitOf(keyId) ?? ""));
        stream.AppendOne(CtiKeyring.Revoke(stream.Aggregate, keyId, today));
        await session.SaveChangesAsync();
    }

    private static async Task<IReadOnlyList<CtiKey>> List(IDocumentStore store, string unit)
    {
        await using var session = store.QuerySession();
        return (await session.LoadAsync<CtiKeyring>(CtiKeyring.IdOf(unit)))?.Keys ?? [];
    }

    private static IDocumentSession Open(IDocumentStore store)
    {
        var session = store.LightweightSession();
        session.LastModifiedBy = ":cli";
        session.SetHeader(Access.ChannelHeader, "job");
        return session;
    }
}
