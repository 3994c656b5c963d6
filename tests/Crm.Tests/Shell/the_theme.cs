using System.Globalization;
using Crm.Shell;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.JSInterop;
using MudBlazor.Services;

namespace Crm.Tests.Shell;

public class the_theme
{
    public static TheoryData<string, string> TextOnGround()
    {
        var pairs = new TheoryData<string, string>();
        foreach (var text in new[] { "ink", "muted", "faint", "primary", "accent", "good", "warn", "bad" })
            foreach (var ground in new[] { "ground", "surface", "sunken" }) pairs.Add(text, ground);
        foreach (var hue in new[] { "primary", "accent", "good", "warn", "bad" }) pairs.Add(hue, hue + "-soft");
        foreach (var soft in new[] { "primary-soft", "accent-soft", "good-soft", "warn-soft", "bad-soft", "mark" }) pairs.Add("ink", soft);
        pairs.Add("muted", "primary-soft");
        pairs.Add("on-primary", "primary");
        pairs.Add("on-accent", "accent");
        pairs.Add("on-tip", "tip");
        pairs.Add("surface", "bad");
        return pairs;
    }

    [Theory]
    [MemberData(nameof(TextOnGround))]
    public void writes_with_at_least_four_and_a_half_to_one(string text, string ground)
    {
        Contrast(Theme.Light[text], Theme.Light[ground]).ShouldBeGreaterThanOrEqualTo(4.5);
        Contrast(Theme.Dark[text], Theme.Dark[ground]).ShouldBeGreaterThanOrEqualTo(4.5);
    }

    [Fact]
    public void draws_the_edges_of_fields_with_at_least_three_to_one()
    {
        Contrast(Theme.Light["edge"], Theme.Light["surface"]).ShouldBeGreaterThanOrEqualTo(3);
        Contrast(Theme.Dark["edge"], Theme.Dark["surface"]).ShouldBeGreaterThanOrEqualTo(3);
    }

    [Fact]
    public void steps_evenly_through_the_stages()
    {
        Steps(Theme.LightStages).ShouldAllBe(step => step < -0.04 && step > -0.06);
        Steps(Theme.DarkStages).ShouldAllBe(step => step > 0.04 && step < 0.07);
    }

    [Fact]
    public void names_the_same_colours_in_light_and_dark() => Theme.Dark.Keys.ShouldBe(Theme.Light.Keys);

    [Fact]
    public async Task is_one_style_sheet_with_light_dark_and_the_systems_choice()
    {
        var services = new ServiceCollection().AddLogging().AddMudServices().AddSingleton<IJSRuntime, NoBrowser>().BuildServiceProvider();
        var sheet = new ThemeCss(services.GetRequiredService<IServiceScopeFactory>(), NullLoggerFactory.Instance);
        var css = await sheet.Read();
        css.ShouldContain("--mud-palette-primary: rgba(27,94,140,1);");
        css.ShouldContain(":root[data-theme=dark]{color-scheme:dark;");
        css.ShouldContain("@media (prefers-color-scheme:dark){:root[data-theme=auto]{color-scheme:dark;");
        css.Split("--mud-palette-primary: rgba(111,177,220,1);").Length.ShouldBe(3);
        css.ShouldNotContain("Roboto");
        css.ShouldNotContain("http");
        css.Count(c => c == '{').ShouldBe(css.Count(c => c == '}'));
        (await sheet.Address()).ShouldStartWith("theme.css?v=");
    }

    private static double Contrast(string one, string other)
    {
        var (light, dark) = (Math.Max(Luminance(one), Luminance(other)), Math.Min(Luminance(one), Luminance(other)));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double Luminance(string hex) => 0.2126 * Linear(hex, 1) + 0.7152 * Linear(hex, 3) + 0.0722 * Linear(hex, 5);

    private static double Linear(string hex, int at)
    {
        var c = int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255d;
        return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
    }

    private static IEnumerable<double> Steps(IReadOnlyList<string> stages) => stages.Zip(stages.Skip(1), (one, next) => Lightness(next) - Lightness(one));

    // OKLab's L.
    private static double Lightness(string hex)
    {
        var (r, g, b) = (Linear(hex, 1), Linear(hex, 3), Linear(hex, 5));
        return 0.2104542553 * Math.Cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
            + 0.7936177850 * Math.Cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
            - 0.0040720468 * Math.Cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    }

    private sealed class NoBrowser : IJSRuntime
    {
        public ValueTask<T> InvokeAsync<T>(string identifier, object?[]? args) => default;

        public ValueTask<T> InvokeAsync<T>(string identifier, CancellationToken token, object?[]? args) => default;
    }
}
