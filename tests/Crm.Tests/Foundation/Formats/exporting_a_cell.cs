using Crm.Foundation.Formats;
using CsCheck;

namespace Crm.Tests.Foundation.Formats;

public class exporting_a_cell
{
    [Theory]
    [InlineData("=1+1")]
    [InlineData("+8613805721234")]
    [InlineData("-5")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1+1")]
    [InlineData("\r=1")]
    [InlineData("＝1+1")]
    [InlineData("＋1")]
    [InlineData("－1")]
    [InlineData("＠x")]
    [InlineData("  =cmd|' /C calc'!A0")]
    [InlineData("'=1")]
    public void disarms_formulas(string text) => ExportCell.Safe(text).ShouldBe("'" + text);

    [Theory]
    [InlineData("浙江云帆机电有限公司")]
    [InlineData("1+1")]
    [InlineData("a=b")]
    [InlineData("'quoted'")]
    [InlineData("")]
    [InlineData(null)]
    public void leaves_other_text_alone(string? text) => ExportCell.Safe(text).ShouldBe(text);

    [Fact]
    public void can_be_undone_exactly() =>
        Gen.String[Gen.Char["=+-@\t\r\n '＝＋－＠a甲1"], 0, 8].Sample(text => ExportCell.Restore(ExportCell.Safe(text)) == text && ExportCell.Safe(text) is not ['=' or '+' or '-' or '@' or '\t' or '＝', ..]);
}
