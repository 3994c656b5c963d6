using Crm.Foundation;
using Crm.Team;

namespace Crm.Shell;

/// <summary>Who sits before the screen. The layout finds it and hands it down as a cascading value, for what is shown; what is allowed is decided anew on every command.</summary>
/// <param name="Actor">The person with roles and place.</param>
/// <param name="UnitName">Name of the person's unit.</param>
public sealed record Viewer(Actor Actor, string UnitName)
{
    /// <summary>Whether a button for this command, or a list from this query, makes sense on this person's screen.</summary>
    public bool May(Type commandOrQuery) => Rules.Permit(Actor, commandOrQuery);
}

/// <summary>Finds the viewer of this circuit.</summary>
public sealed class ViewerSource(ICallerSource callers, IRoster roster)
{
    /// <summary>The viewer; null where nobody is signed in, or the account was disabled meanwhile.</summary>
    public async ValueTask<Viewer?> Find()
    {
        if (await callers.Find() is not { } caller || roster.Find(caller.Login, caller.Channel) is not { } actor) return null;
        return new Viewer(actor, roster.Unit(actor.Unit)?.Name ?? "");
    }
}
