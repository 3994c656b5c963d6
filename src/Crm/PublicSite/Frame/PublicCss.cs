using System.Security.Cryptography;
using System.Text;
using Crm.Shell;

namespace Crm.PublicSite.Frame;

/// <summary>The one style sheet of the public pages: the product's colours, light and dark as the system does, and the file beside this one.</summary>
public sealed class PublicCss
{
    /// <summary>Where it is served.</summary>
    public const string Path = "/site.css";

    public PublicCss()
    {
        using var stream = typeof(PublicCss).Assembly.GetManifestResourceStream("PublicSite/site.css")!;
        using var file = new StreamReader(stream);
        var fonts = string.Join(',', Theme.Fonts.Select(f => f.Contains(' ') ? $"\"{f}\"" : f));
        Text = $":root{{color-scheme:light dark;font-family:{fonts};{Colours(Theme.Light)}}}\n@media (prefers-color-scheme:dark){{:root{{{Colours(Theme.Dark)}}}}}\n{file.ReadToEnd()}";
        Address = $"{Path}?v={Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))[..12]}";
    }

    /// <summary>The sheet.</summary>
    public string Text { get; }

    /// <summary>The address under which this very text may be kept for ever.</summary>
    public string Address { get; }

    private static string Colours(IReadOnlyDictionary<string, string> colours) => string.Concat(colours.Select(c => $"--{c.Key}:{c.Value};"));
}
