using System.Globalization;
using Crm.Foundation;
using Crm.Foundation.Codes;

namespace Crm.Parks.Matching;

/// <summary>
/// A piece of a sentence that keeps its meaning when stored: Chinese wording with {0}-style places (at the same time the key of its translation) and what fills them.
/// </summary>
/// <param name="Text">The wording with its places unfilled.</param>
/// <param name="Values">What fills the places, written out; known wording is translated when read, an industry's code becomes its name.</param>
public sealed record Phrase(string Text, params IReadOnlyList<string> Values)
{
    /// <summary>The phrase in the current language.</summary>
    public override string ToString() => Texts.Of(Text, [.. Values.Select(Read)]);

    private static string Read(string value) => char.IsAsciiLetter(value[0]) ? Industries.Label(value) : MatchWords.InSentence(Texts.Of(value));

    /// <summary>A number the way people read it: thousands apart, no idle zeros.</summary>
    public static string Number(decimal value, int decimals = 2) =>
        decimal.Round(value, decimals, MidpointRounding.AwayFromZero).ToString("#,0.####", CultureInfo.InvariantCulture);

    /// <summary>A day the way it is written everywhere.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
