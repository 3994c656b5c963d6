using Crm.Foundation;
using Marten;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Crm.Team.SettingUp;

/// <summary>Prints a one-time link on the console of an installation that nobody can administer yet.</summary>
public sealed class FirstAdministrator(IServer server, IHostApplicationLifetime life, Roster roster, IDocumentStore store, TimeProvider clock) : BackgroundService
{
    /// <summary>Whether somebody can administer this installation.</summary>
    public static bool Exists(RosterSheet staff) => staff.People.Any(p => !p.Disabled && p.Roles.Contains(Role.Administrator));

    /// <summary>Makes a new invitation, which replaces all earlier ones, and returns its key.</summary>
    public static async Task<string> Invite(IDocumentStore store, DateTimeOffset now, CancellationToken token)
    {
        var key = SetUpInvitation.NewKey();
        await using var session = store.LightweightSession();
        session.DeleteWhere<SetUpInvitation>(i => i.ExpiresAt < now || !i.Used);
        session.Insert(new SetUpInvitation(SetUpInvitation.IdOf(key), now + SetUpInvitation.Life));
        await session.SaveChangesAsync(token);
        return key;
    }

    /// <summary>Whether a key still opens the set-up page.</summary>
    public async Task<bool> IsInvited(string? key, CancellationToken token)
    {
        if (string.IsNullOrEmpty(key) || Exists(roster.Now)) return false;
        await using var session = store.QuerySession();
        return (await session.LoadAsync<SetUpInvitation>(SetUpInvitation.IdOf(key), token))?.IsGood(clock.GetUtcNow()) == true;
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource();
        await using var listening = life.ApplicationStarted.Register(started.SetResult);
        // A start that fails, because the address is taken, stops this service before the application has started: no fault of its own.
        await started.Task.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (stoppingToken.IsCancellationRequested) return;
        if (Exists(roster.Now)) return;
        var key = await Invite(store, clock.GetUtcNow(), stoppingToken);
        Console.WriteLine(Texts.Of("还没有管理员。请在 24 小时内打开这个一次性链接完成设置：") + $"\n  {Address()}/setup?key={key}");
    }

    private string Address()
    {
        var first = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost";
        return first.Replace("[::]", "localhost").Replace("0.0.0.0", "localhost").Replace("*", "localhost").Replace("+", "localhost").TrimEnd('/');
    }
}
