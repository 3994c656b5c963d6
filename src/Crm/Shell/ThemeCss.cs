using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace Crm.Shell;

/// <summary>
/// The theme as one style sheet: our own variables and MudBlazor's, light, dark, and "as the system does". A file instead of MudBlazor's inline style, so that the
/// first paint is right before any circuit and the content security policy needs no inline style element.
/// </summary>
public sealed class ThemeCss(IServiceScopeFactory scopes, ILoggerFactory logs)
{
    private readonly Lazy<Task<(string Css, string Version)>> sheet = new(() => Build(scopes, logs));

    /// <summary>The style sheet's text.</summary>
    public async Task<string> Read() => (await sheet.Value).Css;

    /// <summary>The address under which this very text may be cached for ever.</summary>
    public async Task<string> Address() => $"theme.css?v={(await sheet.Value).Version}";

    private static async Task<(string, string)> Build(IServiceScopeFactory scopes, ILoggerFactory logs)
    {
        var fonts = string.Join(',', Theme.Fonts.Select(f => f.Contains(' ') ? $"\"{f}\"" : f));
        var light = Own(Theme.Light, Theme.LightStages) + await Muds(false, scopes, logs);
        var dark = $"color-scheme:dark;\n{Without(light, Own(Theme.Dark, Theme.DarkStages) + await Muds(true, scopes, logs))}";
        var css = $":root{{font-family:{fonts};color-scheme:light;\n{light}}}\n"
            + $":root[data-theme=dark]{{{dark}}}\n"
            + $"@media (prefers-color-scheme:dark){{:root[data-theme=auto]{{{dark}}}}}\n";
        return (css, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(css)))[..12]);
    }

    private static string Own(IReadOnlyDictionary<string, string> colours, IReadOnlyList<string> stages)
    {
        var css = new StringBuilder();
        foreach (var (name, value) in colours) css.Append($"--{name}:{value};\n");
        for (var i = 0; i < stages.Count; i++) css.Append($"--stage-{i + 1}:{stages[i]};\n");
        return css.ToString();
    }

    private static string Without(string known, string css) => string.Join('\n', css.Split('\n').Except(known.Split('\n')));

    /// <summary>MudBlazor's variables, taken from what its own theme provider renders.</summary>
    private static async Task<string> Muds(bool dark, IServiceScopeFactory scopes, ILoggerFactory logs)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, logs);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = new Dictionary<string, object?>
            {
                [nameof(MudThemeProvider.Theme)] = Theme.Mud,
                [nameof(MudThemeProvider.IsDarkMode)] = dark,
                [nameof(MudThemeProvider.DefaultScrollbar)] = true,
                [nameof(MudThemeProvider.ObserveSystemDarkModeChange)] = false,
            };
            return (await renderer.RenderComponentAsync<MudThemeProvider>(ParameterView.FromDictionary(parameters))).ToHtmlString();
        });
        var start = html.IndexOf('{', html.IndexOf("mud-theme-provider", StringComparison.Ordinal)) + 1;
        return html[start..html.IndexOf('}', start)].Trim();
    }
}
