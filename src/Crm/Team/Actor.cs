using Crm.Foundation;

namespace Crm.Team;

/// <summary>
/// Who acts: a signed-in person with roles and a place in the organisation, a background job, or a visitor of the public site with neither. Handlers and queries take it as a parameter; it is resolved
/// afresh for every command and query, so a change of rights is immediate.
/// </summary>
/// <param name="Login">Sign-in name; for a job its name with a leading colon (":import").</param>
/// <param name="Name">Display name.</param>
/// <param name="Unit">Code of the organisation unit the person belongs to.</param>
/// <param name="UnitPath">Codes from the root to that unit, each followed by a slash ("330000/330500/330521/"): a unit is below when its path starts with this one.</param>
/// <param name="Roles">What the person does.</param>
/// <param name="Channel">Where the wish came from: page, api, job or public.</param>
public sealed record Actor(string Login, string Name, string Unit, string UnitPath, IReadOnlySet<Role> Roles, string Channel)
{
    /// <summary>A background job, which may reach everything.</summary>
    public bool IsJob => Login.StartsWith(':');

    /// <summary>Whoever comes to the public site: no roles, no unit, nothing within reach.</summary>
    public static readonly Actor Visitor = new(Caller.Visitor.Login, Caller.Visitor.Login, "", "", new HashSet<Role>(), Caller.PublicChannel);

    /// <summary>Somebody who is not signed in.</summary>
    public bool IsVisitor => Channel == Caller.PublicChannel;

    /// <summary>Whether the person has at least one of the roles.</summary>
    public bool Is(params ReadOnlySpan<Role> roles)
    {
        foreach (var role in roles)
            if (Roles.Contains(role)) return true;
        return false;
    }

    /// <summary>Codes of the person's own unit and of every unit below it, closed ones too, as the tree stands now.</summary>
    public IReadOnlySet<string> Units { get; init; } = new HashSet<string>();

    /// <summary>Whether a unit is the person's own or stands below it now, wherever it stood when something was recorded.</summary>
    /// <param name="unit">The unit's code.</param>
    public bool Oversees(string unit) => IsJob || Units.Contains(unit);
}
