using Crm.Foundation;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace Crm.Shell.Finding;

/// <summary>Look, language, own account: what the user menu holds, for the keyboard.</summary>
public sealed class PreferencesSource(IJSRuntime js, NavigationManager navigation) : IPaletteSource
{
    /// <inheritdoc />
    public string Group => Texts.Of("设置");

    /// <inheritdoc />
    public int Order => 90;

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<PaletteItem>> Find(string text, Viewer viewer, CancellationToken token)
    {
        if (text.Length == 0) return new([]);
        var back = Uri.EscapeDataString("/" + navigation.ToBaseRelativePath(navigation.Uri));
        PaletteItem[] all =
        [
            Look(Texts.Of("浅色外观"), "light", Icons.Material.Outlined.LightMode),
            Look(Texts.Of("深色外观"), "dark", Icons.Material.Outlined.DarkMode),
            Look(Texts.Of("外观跟随系统"), "auto", Icons.Material.Outlined.BrightnessAuto),
            Texts.IsChinese
                ? new("English", Icons.Material.Outlined.Translate, Do: () => Load($"preferences/language/en?back={back}"))
                : new("中文", Icons.Material.Outlined.Translate, Do: () => Load($"preferences/language/zh-CN?back={back}")),
            new(Texts.Of("修改密码"), Icons.Material.Outlined.Password, Do: () => Load(Places.Password)),
            new(Texts.Of("API 令牌"), Icons.Material.Outlined.Key, Do: () => Load(Places.Tokens)),
        ];
        return new([.. all.Where(item => item.Matches(text))]);
    }

    private PaletteItem Look(string title, string look, string icon) => new(title, icon, Do: () => js.InvokeVoidAsync("crm.looks.look", look).AsTask());

    private Task Load(string address)
    {
        navigation.NavigateTo(address, forceLoad: true);
        return Task.CompletedTask;
    }
}
