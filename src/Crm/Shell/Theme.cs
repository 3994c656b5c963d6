using MudBlazor;

namespace Crm.Shell;

/// <summary>Every colour, size and radius of the product. MudBlazor's components, the staff pages and the public pages all take them from here (see <see cref="ThemeCss"/>).</summary>
public static class Theme
{
    /// <summary>Light colours by the name of their CSS variable. Text colours reach 4.5:1 on every ground they stand on; a test holds that.</summary>
    public static readonly IReadOnlyDictionary<string, string> Light = new Dictionary<string, string>
    {
        ["ink"] = "#1B2430",
        ["muted"] = "#5B6675",
        ["faint"] = "#616C7B",
        ["ground"] = "#F5F7FA",
        ["surface"] = "#FFFFFF",
        ["sunken"] = "#EEF2F6",
        ["line"] = "#DFE5EC",
        ["edge"] = "#8A94A3",
        ["primary"] = "#1B5E8C",
        ["on-primary"] = "#FFFFFF",
        ["primary-soft"] = "#E9F1F7",
        ["accent"] = "#C2410C",
        ["on-accent"] = "#FFFFFF",
        ["accent-soft"] = "#FDF0E9",
        ["good"] = "#2A7549",
        ["good-soft"] = "#EAF5EE",
        ["warn"] = "#9A5B00",
        ["warn-soft"] = "#FBF3E4",
        ["bad"] = "#B3261E",
        ["bad-soft"] = "#FCEDEC",
        ["mark"] = "#FFF0B3",
        ["tip"] = "#27313E",
        ["on-tip"] = "#FFFFFF",
        ["float"] = "0 8px 28px rgba(16,24,36,.18)",
    };

    /// <summary>Dark colours by the name of their CSS variable.</summary>
    public static readonly IReadOnlyDictionary<string, string> Dark = new Dictionary<string, string>
    {
        ["ink"] = "#E8ECF1",
        ["muted"] = "#A9B3C0",
        ["faint"] = "#95A0AE",
        ["ground"] = "#10151C",
        ["surface"] = "#171E27",
        ["sunken"] = "#1F2833",
        ["line"] = "#2A3441",
        ["edge"] = "#66727F",
        ["primary"] = "#6FB1DC",
        ["on-primary"] = "#0F1A24",
        ["primary-soft"] = "#1C2C3A",
        ["accent"] = "#F0884D",
        ["on-accent"] = "#0F1A24",
        ["accent-soft"] = "#33231A",
        ["good"] = "#6CC08B",
        ["good-soft"] = "#18291F",
        ["warn"] = "#E0A64A",
        ["warn-soft"] = "#2F2717",
        ["bad"] = "#F2877F",
        ["bad-soft"] = "#341F1F",
        ["mark"] = "#5A4A12",
        ["tip"] = "#E8ECF1",
        ["on-tip"] = "#10151C",
        ["float"] = "0 8px 28px rgba(0,0,0,.55)",
    };

    /// <summary>Stages 1 to 10 from 线索 to 达产: one hue in even steps of OKLab lightness, so the order is visible without a legend.</summary>
    public static readonly IReadOnlyList<string> LightStages =
        ["#A9C3D6", "#98B3C8", "#86A4BA", "#7695AD", "#6586A0", "#557892", "#446985", "#345B78", "#244E6C", "#12405F"];

    /// <summary>The same mirrored: on a dark ground the furthest stage is the brightest.</summary>
    public static readonly IReadOnlyList<string> DarkStages =
        ["#2F5470", "#3F627D", "#4E708A", "#5E7F98", "#6F8EA5", "#7F9DB3", "#90ACC1", "#A1BCCF", "#B2CCDE", "#C4DCEC"];

    /// <summary>Fonts that machines already have; nothing is downloaded.</summary>
    public static readonly string[] Fonts = ["Noto Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", "system-ui", "sans-serif"];

    /// <summary>What MudBlazor's components are drawn with.</summary>
    public static readonly MudTheme Mud = new()
    {
        PaletteLight = Paint(new PaletteLight(), Light),
        PaletteDark = Paint(new PaletteDark(), Dark),
        Typography = Type(),
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px", AppbarHeight = "48px", DrawerWidthLeft = "208px", DrawerMiniWidthLeft = "56px" },
        Shadows = OnlyWhatFloats(),
    };

    private static T Paint<T>(T palette, IReadOnlyDictionary<string, string> c) where T : Palette
    {
        (palette.Primary, palette.PrimaryContrastText) = (c["primary"], c["on-primary"]);
        (palette.Secondary, palette.SecondaryContrastText) = (c["accent"], c["on-accent"]);
        (palette.Tertiary, palette.TertiaryContrastText) = (c["muted"], c["surface"]);
        (palette.Info, palette.InfoContrastText) = (c["primary"], c["on-primary"]);
        (palette.Success, palette.SuccessContrastText) = (c["good"], c["on-primary"]);
        (palette.Warning, palette.WarningContrastText) = (c["warn"], c["on-primary"]);
        (palette.Error, palette.ErrorContrastText) = (c["bad"], c["on-primary"]);
        (palette.Dark, palette.DarkContrastText) = (c["tip"], c["on-tip"]);
        (palette.TextPrimary, palette.TextSecondary, palette.TextDisabled) = (c["ink"], c["muted"], c["faint"]);
        (palette.ActionDefault, palette.ActionDisabled, palette.ActionDisabledBackground) = (c["muted"], c["faint"], c["sunken"]);
        (palette.Background, palette.BackgroundGray, palette.Surface) = (c["ground"], c["sunken"], c["surface"]);
        (palette.DrawerBackground, palette.DrawerText, palette.DrawerIcon) = (c["surface"], c["ink"], c["muted"]);
        (palette.AppbarBackground, palette.AppbarText) = (c["surface"], c["ink"]);
        (palette.LinesDefault, palette.LinesInputs, palette.TableLines) = (c["line"], c["edge"], c["line"]);
        (palette.TableHover, palette.TableStriped) = (c["sunken"], c["ground"]);
        (palette.Divider, palette.DividerLight, palette.Skeleton) = (c["line"], c["line"], c["sunken"]);
        palette.HoverOpacity = 0.08;
        return palette;
    }

    private static Typography Type() => new()
    {
        Default = Set(new DefaultTypography(), ".875rem", "400"),
        H1 = Set(new H1Typography(), "1.25rem", "600", "1.4"),
        H2 = Set(new H2Typography(), "1rem", "600"),
        H3 = Set(new H3Typography(), ".875rem", "600"),
        H4 = Set(new H4Typography(), "1.75rem", "600", "1.25"),
        H5 = Set(new H5Typography(), "1.25rem", "600", "1.4"),
        H6 = Set(new H6Typography(), "1rem", "600"),
        // MudBlazor writes the text inside its fields in Subtitle1.
        Subtitle1 = Set(new Subtitle1Typography(), ".875rem", "400"),
        Subtitle2 = Set(new Subtitle2Typography(), ".8125rem", "600"),
        Body1 = Set(new Body1Typography(), ".875rem", "400"),
        Body2 = Set(new Body2Typography(), ".8125rem", "400"),
        Button = Set(new ButtonTypography(), ".875rem", "400", "1.43"),
        Caption = Set(new CaptionTypography(), ".75rem", "400"),
        Overline = Set(new OverlineTypography(), ".75rem", "400"),
    };

    private static T Set<T>(T type, string size, string weight, string lineHeight = "1.5") where T : BaseTypography
    {
        (type.FontFamily, type.FontSize, type.FontWeight, type.LineHeight) = (Fonts, size, weight, lineHeight);
        (type.LetterSpacing, type.TextTransform) = ("normal", "none");
        return type;
    }

    /// <summary>MudBlazor gives cards and buttons the elevations up to 5, popovers, menus and dialogs more.</summary>
    private static Shadow OnlyWhatFloats()
    {
        var shadows = new Shadow();
        for (var i = 0; i < shadows.Elevation.Length; i++) shadows.Elevation[i] = i <= 5 ? "none" : "var(--float)";
        return shadows;
    }
}
