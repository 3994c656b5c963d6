using System.Text.Json;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Crm.Shell;

/// <summary>The words of MudBlazor's own buttons, pagers and messages in Chinese. In English MudBlazor speaks for itself.</summary>
public sealed class MudTexts : MudLocalizer
{
    private static readonly Dictionary<string, string> Chinese = Read();

    /// <summary>Every key that has a Chinese text.</summary>
    public static IReadOnlyCollection<string> Known => Chinese.Keys;

    /// <inheritdoc />
    public override LocalizedString this[string key] => new(key, Chinese.GetValueOrDefault(key, key), resourceNotFound: !Chinese.ContainsKey(key));

    private static Dictionary<string, string> Read()
    {
        using var stream = typeof(MudTexts).Assembly.GetManifestResourceStream("Crm.Shell.mudblazor.zh.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
    }
}
