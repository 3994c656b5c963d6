using Crm.Team;
using Marten;
using Wolverine;

namespace Crm.Foundation;

/// <summary>
/// Stands before every command handler, whoever sent the command and through whichever channel: finds out who acts, demands the command's rule and stamps what
/// the events' metadata will say. The <see cref="Actor"/> it returns is what handlers take as a parameter.
/// </summary>
public static class Access
{
    /// <summary>Envelope and event header: page, api, job or public.</summary>
    public const string ChannelHeader = "channel";

    /// <summary>Envelope header: the client's idempotency key.</summary>
    public const string KeyHeader = "idempotency-key";

    /// <summary>Runs before the handler.</summary>
    /// <exception cref="RuleBroken">The person is unknown, disabled or not allowed.</exception>
    public static Actor Before(ICommand command, Envelope envelope, IRoster roster, IDocumentSession session)
    {
        var channel = envelope.Headers.GetValueOrDefault(ChannelHeader) ?? "job";
        var actor = Find(envelope.UserName, channel, roster);
        Rules.Demand(actor, command.GetType());
        session.LastModifiedBy = actor.Login;
        session.SetHeader(ChannelHeader, channel);
        if (envelope.Headers.GetValueOrDefault(KeyHeader) is { } key) session.Insert(Receipt.For(actor.Login, key, command));
        return actor;
    }

    /// <summary>The actor of a login, or a refusal. Jobs act in their own name; through the public channel there are only visitors, and they come through no other.</summary>
    /// <exception cref="RuleBroken">Nobody of that login may act.</exception>
    public static Actor Find(string? login, string channel, IRoster roster)
    {
        if (login is null or "") throw new RuleBroken("请先登录。") { Kind = Refusal.Forbidden };
        if (login.StartsWith(':') && channel == "job") return new Actor(login, login, "", "", new HashSet<Role>(), channel);
        if (channel == Caller.PublicChannel) return login == Caller.Visitor.Login ? Actor.Visitor : throw new RuleBroken("这里不对访客开放。") { Kind = Refusal.Forbidden };
        return roster.Find(login, channel) ?? throw new RuleBroken("你的账号已停用，或没有分配单位。请联系系统管理员。") { Kind = Refusal.Forbidden };
    }
}
