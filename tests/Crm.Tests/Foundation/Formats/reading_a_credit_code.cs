using Crm.Foundation;
using Crm.Foundation.Formats;
using CsCheck;

namespace Crm.Tests.Foundation.Formats;

public class reading_a_credit_code
{
    private const string Signs = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static readonly Gen<string> Valid =
        from head in Gen.String[Gen.Char[Signs], 2, 2]
        from region in Gen.String[Gen.Char["0123456789"], 6, 6]
        from body in Gen.String[Gen.Char[Signs], 9, 9]
        let first17 = head + region + body
        select first17 + CreditCode.CheckSign(first17);

    // public codes of well-known companies and bodies
    [Theory]
    [InlineData("91350100M000100Y43")]
    [InlineData("91440300708461136T")]
    [InlineData("9144030071526726XG")]
    [InlineData("91110000802100433B")]
    public void takes_real_ones(string written) => CreditCode.Parse(written).Value.ShouldBe(written);

    [Theory]
    [InlineData("9144030071526726xg")]
    [InlineData("９１４４０３００７１５２６７２６ＸＧ")]
    [InlineData(" 9144 0300 7152 6726 XG ")]
    [InlineData("91440300-71526726X-G")]
    public void takes_the_ways_people_write_it(string written) => CreditCode.Parse(written).Value.ShouldBe("9144030071526726XG");

    [Theory]
    [InlineData("", "请填统一社会信用代码。")]
    [InlineData("914403007152672", "这是 15 位的旧注册号，请填营业执照上 18 位的统一社会信用代码。")]
    [InlineData("9144030071526726X", "统一社会信用代码应为 18 位，现在是 17 位。")]
    [InlineData("9144030071526726XGG", "统一社会信用代码应为 18 位，现在是 19 位。")]
    [InlineData("914403OO71526726XG", "第 7 位“O”不会出现在统一社会信用代码里，是不是数字 0？")]
    [InlineData("91440300715267V6XG", "第 15 位“V”不会出现在统一社会信用代码里，请核对。")]
    [InlineData("9144A30071526726XG", "第 3 至 8 位是登记机关的行政区划代码，只能是数字。")]
    [InlineData("9144030071526726XH", "校验位对不上，有一位写错了，请对照营业执照核对。")]
    public void says_what_is_wrong(string written, string sentence)
    {
        var refused = Should.Throw<RuleBroken>(() => CreditCode.Parse(written, "CreditCode"));
        refused.Message.ShouldBe(sentence);
        refused.Field.ShouldBe("CreditCode");
        CreditCode.TryParse(written, out _).ShouldBeFalse();
    }

    [Fact]
    public void tells_the_place_of_registration_and_reads_aloud_in_groups()
    {
        CreditCode.Parse("91440300708461136T").Region.ShouldBe("440300");
        CreditCode.Parse("91440300708461136T").Display.ShouldBe("9144 0300 7084 6113 6T");
    }

    [Fact]
    public void finds_every_single_wrong_sign() => Gen.Select(Valid, Gen.Int[0, 17], Gen.Char[Signs]).Sample((code, place, sign) =>
    {
        var changed = code[..place] + sign + code[(place + 1)..];
        return changed == code ? CreditCode.TryParse(changed, out _) : !CreditCode.TryParse(changed, out _);
    });

    [Fact]
    public void finds_every_pair_of_neighbours_changed_over() => Gen.Select(Valid, Gen.Int[0, 16]).Sample((code, place) =>
    {
        var changed = code[..place] + code[place + 1] + code[place] + code[(place + 2)..];
        return changed == code || !CreditCode.TryParse(changed, out _);
    });
}
