using System.Globalization;
using System.Resources;
using Bunit;
using Crm.Shell;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;

namespace Crm.Tests.Shell;

public class mudblazor_in_chinese
{
    private static readonly IReadOnlyDictionary<string, string> Own = ReadOwn();

    [Fact]
    public void has_a_text_for_each_of_its_words_and_no_other() => MudTexts.Known.ShouldBe(Own.Keys, ignoreOrder: true);

    [Fact]
    public void keeps_the_places_of_each_text()
    {
        foreach (var (key, english) in Own)
            for (var i = 0; i < 3; i++) new MudTexts()[key].Value.Contains($"{{{i}}}").ShouldBe(english.Contains($"{{{i}}}"), key);
    }

    [Fact]
    public void says_that_it_does_not_know_an_unknown_word() => new MudTexts()["MudSomething_New"].ResourceNotFound.ShouldBeTrue();

    [Fact]
    public void shows_on_its_components()
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = Preferences.Languages[0];
        using var screen = new BunitContext();
        screen.JSInterop.Mode = JSRuntimeMode.Loose;
        screen.Services.AddMudServices();
        screen.Services.AddTransient<MudLocalizer, MudTexts>();
        screen.Render<MudPagination>(p => p.Add(x => x.Count, 3)).Markup.ShouldContain("下一页");
        CultureInfo.CurrentUICulture = before;
    }

    private static Dictionary<string, string> ReadOwn()
    {
        using var stream = typeof(MudLocalizer).Assembly.GetManifestResourceStream("MudBlazor.Resources.LanguageResource.resources")!;
        using var reader = new ResourceReader(stream);
        return reader.Cast<System.Collections.DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
    }
}
