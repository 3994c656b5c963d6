namespace Crm.Foundation;

/// <summary>
/// A command or query was refused for a reason the user can act on. <see cref="Text"/> is the Chinese sentence and at the same time the key of its
/// translation (see <see cref="Texts"/>); it may hold {0}-style places for <see cref="Values"/>.
/// </summary>
public sealed class RuleBroken(string text, params object[] values) : Exception(string.Format(System.Globalization.CultureInfo.InvariantCulture, text, values))
{
    /// <summary>The sentence with its places unfilled: what happened, what is kept, what to do.</summary>
    public string Text { get; } = text;

    /// <summary>What fills the places of <see cref="Text"/>.</summary>
    public object[] Values { get; } = values;

    /// <summary>The command's property the sentence belongs to, if it belongs to one.</summary>
    public string? Field { get; init; }

    /// <summary>Somebody changed a record while another had it open.</summary>
    public static RuleBroken ChangedMeanwhile => new("你打开之后，别人改过这条记录。你填写的内容还在，请看过变化再提交一次。") { Kind = Refusal.Conflict };

    /// <summary>What kind of refusal this is; the API derives its status code from it.</summary>
    public Refusal Kind { get; init; } = Refusal.Rule;

    /// <summary>What a machine can go on with beside the sentence, such as the records that are in the way. Only what the person may see.</summary>
    public object? About { get; init; }
}

/// <summary>Why a command or a query was refused.</summary>
public enum Refusal
{
    /// <summary>A rule of the business says no (HTTP 422).</summary>
    Rule,

    /// <summary>The input is malformed (HTTP 400).</summary>
    Input,

    /// <summary>More was sent than is taken (HTTP 413).</summary>
    TooLarge,

    /// <summary>The person may not do or see this (HTTP 403).</summary>
    Forbidden,

    /// <summary>There is no such record, or none this person may see (HTTP 404).</summary>
    Missing,

    /// <summary>Somebody else changed the record meanwhile (HTTP 409).</summary>
    Conflict,
}
