using System.Text.RegularExpressions;
using Crm.Foundation;

namespace Crm.Team.Passwords;

/// <summary>
/// What a password must be: long and not guessable, with no rules about kinds of characters (ASVS 5.0, 6.2). "Guessable" is what is left after
/// taking out the person's own names, words everybody tries, runs and repetitions.
/// </summary>
public static partial class PasswordRules
{
    public const int MinLength = 12;
    public const int MaxLength = 128;
    private const int MinLeft = 8;

    private static readonly string[] Tried =
    [
        "password", "passwort", "passwd", "welcome", "letmein", "iloveyou", "woaini", "zhaoshang", "zhaoshangyinzi", "admin", "administrator", "root", "login", "master",
        "monkey", "dragon", "sunshine", "princess", "football", "baseball", "superman", "secret", "changeme", "default", "system", "guest", "test", "user",
        "huanying", "mima", "beijing", "shanghai", "zhejiang", "hangzhou", "huzhou", "zhongguo", "china", "taobao", "wechat", "weixin", "alibaba", "company", "office",
        "spring", "summer", "autumn", "winter", "qwerty", "qwertyuiop", "asdf", "asdfgh", "asdfghjkl", "zxcv", "zxcvbn", "zxcvbnm", "1qaz", "2wsx", "3edc", "qazwsx", "abc", "crm",
    ];

    /// <summary>Why the password will not do; null when it will.</summary>
    /// <param name="password">As typed.</param>
    /// <param name="field">The command's property it came in.</param>
    /// <param name="ownWords">The person's login and name, which everybody would try first.</param>
    public static RuleBroken? Objection(string password, string field, params ReadOnlySpan<string> ownWords)
    {
        if (password.Length < MinLength) return new RuleBroken("密码至少 {0} 位。可以用一句只有自己知道的话。", MinLength) { Field = field };
        if (password.Length > MaxLength) return new RuleBroken("密码最多 {0} 位。", MaxLength) { Field = field };
        return Left(password, ownWords) < MinLeft ? new RuleBroken("这个密码太容易猜到：不要用常见词、姓名、登录名、连续或重复的字符。") { Field = field } : null;
    }

    private static int Left(string password, ReadOnlySpan<string> ownWords)
    {
        var left = password.ToLowerInvariant();
        foreach (var word in ownWords)
            if (word.Length >= 2) left = Without(left, word.ToLowerInvariant());
        foreach (var word in Tried.OrderByDescending(w => w.Length)) left = Without(left, word);
        return WithoutRuns(Year().Replace(left, "#")).Length;
    }

    private static string Without(string text, string word)
    {
        int at;
        while ((at = Unmasked(text).IndexOf(Unmasked(word), StringComparison.Ordinal)) >= 0) text = text.Remove(at, word.Length).Insert(at, "#");
        return text;
    }

    // "p@ssw0rd" is "password" to everybody who guesses
    private static string Unmasked(string text) => string.Create(text.Length, text, static (to, from) =>
    {
        for (var i = 0; i < from.Length; i++)
            to[i] = from[i] switch { '0' => 'o', '1' or '!' => 'i', '3' => 'e', '4' or '@' => 'a', '5' or '$' => 's', '7' => 't', var other => other };
    });

    private static string WithoutRuns(string text)
    {
        var kept = new System.Text.StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var continues = i >= 2 && text[i] - text[i - 1] == text[i - 1] - text[i - 2] && Math.Abs(text[i] - text[i - 1]) <= 1;
            var repeats = i >= 2 && kept.Length >= 2 && kept.ToString().Contains(text[(i - 1)..(i + 1)], StringComparison.Ordinal);
            if (!continues && !repeats) kept.Append(text[i]);
        }
        return kept.ToString();
    }

    [GeneratedRegex(@"(19|20)\d\d")]
    private static partial Regex Year();
}
