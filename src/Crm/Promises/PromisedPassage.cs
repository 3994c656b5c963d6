using Crm.Foundation;
using Crm.Policies.Library;
using Crm.Policies.Reading;
using Crm.Promises.Wording;

namespace Crm.Promises;

/// <summary>The passage a promise rests on, in the version that was read. It stays what it was, whatever becomes of the document.</summary>
/// <param name="Title">The document's title then.</param>
/// <param name="Quote">Word for word.</param>
/// <param name="Standing">How the text stood on the day of the promise.</param>
public sealed record PromisedPassage(Guid Document, int Version, string Title, string Quote, PassageStanding Standing)
{
    /// <summary>The passage as the text has it.</summary>
    /// <param name="day">The day of the promise.</param>
    /// <param name="field">Where the quotation was typed.</param>
    /// <exception cref="RuleBroken">It does not stand there word for word.</exception>
    public static PromisedPassage Of(PolicyReading read, string? quote, DateOnly day, string field) =>
        new(read.Document.Id, read.TextVersion, read.Document.Title, PolicyQuote.MustBeIn(read.Body, quote, field), Standings.Of(read.Document, read.TextVersion, day));
}

/// <summary>Wording that ties a promise to tax paid, and who answered for it with what reason.</summary>
/// <param name="Words">As they were found.</param>
public sealed record TaxMark(IReadOnlyList<string> Words, string Reason)
{
    /// <summary>The mark that some texts need; null where they need none.</summary>
    /// <exception cref="RuleBroken">They need one and no reason is given.</exception>
    public static TaxMark? Demand(IEnumerable<string?> texts, string? reason, string field)
    {
        var found = TaxLink.In(texts);
        if (found.Count == 0) return null;
        var words = string.Join("”“", found.Select(f => f.Words));
        return reason.Filled() is { } given ? new TaxMark([.. found.Select(f => f.Words)], given)
            : throw new RuleBroken("这里把奖补与缴纳的税收挂钩：“{0}”。《公平竞争审查条例》不允许这样承诺。请改写，或写明为什么仍要这样写。", words) { Field = field };
    }
}

/// <summary>How a version of a text stands on a day.</summary>
public enum PassageStanding
{
    /// <summary>现行.</summary>
    InForce = 1,

    /// <summary>有效期未注明: nobody has said from when to when.</summary>
    Unstated,

    /// <summary>未生效.</summary>
    NotYet,

    /// <summary>已失效.</summary>
    Expired,

    /// <summary>已撤回.</summary>
    Withdrawn,

    /// <summary>Another version had taken its place.</summary>
    Superseded,

    /// <summary>已废止: another document had repealed it or taken its place.</summary>
    Repealed,
}

/// <summary>Tells how a text stands.</summary>
public static class Standings
{
    /// <summary>On a day.</summary>
    public static PassageStanding Of(PolicyListing document, int version, DateOnly day) => document.On(day) switch
    {
        Validity.InForce => Replaced(document, version, day) ? PassageStanding.Superseded : PassageStanding.InForce,
        Validity.Unstated => Replaced(document, version, day) ? PassageStanding.Superseded : PassageStanding.Unstated,
        Validity.NotYet => PassageStanding.NotYet,
        Validity.Withdrawn => PassageStanding.Withdrawn,
        Validity.Repealed => PassageStanding.Repealed,
        _ => PassageStanding.Expired,
    };

    /// <summary>Whether something may be promised on it just so.</summary>
    public static bool Holds(this PassageStanding standing) => standing is PassageStanding.InForce or PassageStanding.Unstated;

    // On the day itself both hold: nobody can have read in the morning what came in the evening.
    private static bool Replaced(PolicyListing document, int version, DateOnly day) => document.Versions.Any(v => v.Number > version && v.TakenOn < day);
}
