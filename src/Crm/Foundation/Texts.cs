using System.Globalization;
using System.Text.Json;

namespace Crm.Foundation;

/// <summary>
/// The words of the product. The Chinese sentence stands in the code and is the key; English stands in an <c>en.json</c> beside the module that uses it and is
/// embedded in the assembly. A test finds keys without English. Follows <see cref="CultureInfo.CurrentUICulture"/>.
/// </summary>
public sealed class Texts
{
    private static readonly Dictionary<string, string> English = ReadEnglish();

    /// <summary>The sentence in the current language.</summary>
    public string this[string chinese] => Of(chinese);

    /// <summary>The sentence in the current language with its {0}-style places filled.</summary>
    public string this[string chinese, params object[] values] => Of(chinese, values);

    /// <summary>The same without an instance, for code that has none injected.</summary>
    public static string Of(string chinese, params object[] values)
    {
        var text = IsChinese ? chinese : English.GetValueOrDefault(chinese, chinese);
        return values.Length == 0 ? text : string.Format(CultureInfo.CurrentCulture, text, values);
    }

    /// <summary>Whether the current language is Chinese, the product's first.</summary>
    public static bool IsChinese => !CultureInfo.CurrentUICulture.TwoLetterISOLanguageName.Equals("en", StringComparison.Ordinal);

    /// <summary>Every Chinese key that has an English text.</summary>
    public static IReadOnlyCollection<string> Known => English.Keys;

    private static Dictionary<string, string> ReadEnglish()
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        var assembly = typeof(Texts).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.EndsWith(".en.json", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            foreach (var (chinese, english) in JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!) all[chinese] = english;
        }
        return all;
    }
}
