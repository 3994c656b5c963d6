using Crm.Foundation;
using Crm.Parks.Matching;

namespace Crm.Seeding.Stories;

/// <summary>One thing somebody does at a moment of a story.</summary>
/// <param name="At">The moment.</param>
/// <param name="Login">Who does it.</param>
/// <param name="Key">Unique in the whole book: a scene that was played once is not played again.</param>
/// <param name="Line">The command; null where the moment calls for none.</param>
/// <param name="Opens">Starts something that gets a running number: such scenes are played one after the other, so that numbers follow the story.</param>
public sealed record Scene(DateTimeOffset At, string Login, string Key, Func<IPrompter, Task<ICommand?>> Line, bool Opens = false);

/// <summary>Tells the actors what they can't know from the script.</summary>
public interface IPrompter
{
    /// <summary>How many events a stream has, which commands name that must not overwrite anybody.</summary>
    Task<long> VersionOf(Guid stream);

    /// <summary>The sites last proposed to a lead, best first; only those that nothing stands against.</summary>
    Task<IReadOnlyList<RankedSite>> ProposedTo(Guid lead);
}
