namespace Crm.Foundation;

/// <summary>Asks for a change. Every command carries an <see cref="AllowAttribute"/>; without one it is refused. Sent through <c>Desk.Send</c>.</summary>
public interface ICommand;

/// <summary>Asks for an answer and changes nothing. Every query carries an <see cref="AllowAttribute"/>; without one it is refused. Asked through <c>Desk.Ask</c>.</summary>
/// <typeparam name="TAnswer">What comes back.</typeparam>
public interface IQuery<TAnswer>;

/// <summary>The rule of a command, a query, a page or an endpoint: which roles may use it at all. What they may reach with it is decided by the reach of the record (unit and owner).</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class AllowAttribute(params Team.Role[] roles) : Attribute
{
    /// <summary>The roles that may; a person needs one of them.</summary>
    public IReadOnlyList<Team.Role> Roles { get; } = roles;

    /// <summary>Background jobs (timers, imports, seeds) may as well.</summary>
    public bool Jobs { get; init; } = true;

    /// <summary>Whoever comes to the public site may as well, without signing in. Said only of what shows or takes what is public.</summary>
    public bool Visitors { get; init; }
}
