using DocumentFormat.OpenXml.Spreadsheet;

namespace Crm.Hotline.Ledger;

/// <summary>How a day's ledger looks: the fonts of formal documents (title in 黑体, text in 宋体), thin lines around every cell.</summary>
internal static class DayLedgerLook
{
    /// <summary>The styles by number: plain, title, unit line, column head, text, centred, sums.</summary>
    public static Stylesheet Styles() => new(
        new Fonts(Font("宋体", 10), Font("黑体", 16), Font("宋体", 10), Font("黑体", 10)),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border(), Lines()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            Format(0, false, HorizontalAlignmentValues.Left),
            Format(1, false, HorizontalAlignmentValues.Center),
            Format(2, false, HorizontalAlignmentValues.Left),
            Format(3, true, HorizontalAlignmentValues.Center),
            Format(0, true, HorizontalAlignmentValues.Left),
            Format(0, true, HorizontalAlignmentValues.Center),
            Format(3, false, HorizontalAlignmentValues.Left)));

    private static Font Font(string name, double size) => new(new FontSize { Val = size }, new FontName { Val = name });

    private static Border Lines() => new(
        new LeftBorder { Style = BorderStyleValues.Thin }, new RightBorder { Style = BorderStyleValues.Thin },
        new TopBorder { Style = BorderStyleValues.Thin }, new BottomBorder { Style = BorderStyleValues.Thin });

    private static CellFormat Format(uint font, bool lined, HorizontalAlignmentValues across) => new(new Alignment { Horizontal = across, Vertical = VerticalAlignmentValues.Center, WrapText = true })
    {
        FontId = font, BorderId = lined ? 1u : 0u, ApplyFont = true, ApplyBorder = lined, ApplyAlignment = true,
    };
}
