using Crm.Foundation;
using Crm.Foundation.Formats;
using CsCheck;

namespace Crm.Tests.Foundation.Formats;

public class showing_money
{
    [Theory]
    [InlineData(32000, "3.2 亿元", "CNY 320 M")]
    [InlineData(1250, "1,250 万元", "CNY 12.5 M")]
    [InlineData(10000, "1 亿元", "CNY 100 M")]
    [InlineData(9999.5, "9,999.5 万元", "CNY 100 M")]
    [InlineData(1234567, "123.46 亿元", "CNY 12.35 B")]
    [InlineData(100000, "10 亿元", "CNY 1 B")]
    [InlineData(80, "80 万元", "CNY 800 K")]
    [InlineData(0.5, "0.5 万元", "CNY 5 K")]
    [InlineData(0, "0 万元", "CNY 0 M")]
    [InlineData(-32000, "-3.2 亿元", "CNY -320 M")]
    public void picks_the_unit_people_would(double wan, string chinese, string inEnglish)
    {
        Money.Show((decimal)wan).ShouldBe(chinese);
        using var english = new English();
        Money.Show((decimal)wan).ShouldBe(inEnglish);
    }

    [Fact]
    public void shows_a_dash_for_what_is_unknown()
    {
        Money.Show(null).ShouldBe("—");
        Land.Show(null).ShouldBe("—");
        Area.Show(null).ShouldBe("—");
    }

    [Fact]
    public void names_other_currencies()
    {
        Money.Show(500, "USD").ShouldBe("500 万美元");
        new Amount(12000, "EUR").ToString().ShouldBe("1.2 亿欧元");
    }

    [Fact]
    public void shows_sums_per_mu()
    {
        Money.PerMu(350).ShouldBe("350 万元/亩");
        using var english = new English();
        Money.PerMu(350).ShouldBe("CNY 3.5 M per mu");
    }
}

public class reading_money
{
    [Theory]
    [InlineData("3000", 3000)]
    [InlineData("3,000", 3000)]
    [InlineData("３０００", 3000)]
    [InlineData("3000万", 3000)]
    [InlineData("3000 万元", 3000)]
    [InlineData("3千万", 3000)]
    [InlineData("三千万", 3000)]
    [InlineData("1.2亿", 12000)]
    [InlineData("1.2 亿元", 12000)]
    [InlineData("1亿2000万", 12000)]
    [InlineData("1亿2", 12000)]
    [InlineData("一亿二千万", 12000)]
    [InlineData("两亿", 20000)]
    [InlineData("十五亿", 150000)]
    [InlineData("两千五百万", 2500)]
    [InlineData("5百万", 500)]
    [InlineData("50000000元", 5000)]
    [InlineData("5000元", 0.5)]
    [InlineData("￥50,000,000", 5000)]
    [InlineData("人民币1.2亿元", 12000)]
    [InlineData("1.2亿元人民币", 12000)]
    [InlineData("CNY 320 M", 32000)]
    [InlineData("0", 0)]
    public void takes_the_ways_people_type_it(string typed, double wan) => Money.ParseWan(typed).ShouldBe((decimal)wan);

    [Theory]
    [InlineData("500万美元", 500, "USD")]
    [InlineData("USD 5M", 500, "USD")]
    [InlineData("$5,000,000", 500, "USD")]
    [InlineData("US$5m", 500, "USD")]
    [InlineData("1.2亿欧元", 12000, "EUR")]
    [InlineData("3000万港币", 3000, "HKD")]
    [InlineData("10亿日元", 100000, "JPY")]
    [InlineData("2亿新台币", 20000, "TWD")]
    public void keeps_the_currency_that_was_named(string typed, double wan, string currency) => Money.Parse(typed).ShouldBe(new Amount((decimal)wan, currency));

    [Theory]
    [InlineData("", "请填金额。")]
    [InlineData("-5", "金额不能是负数。")]
    [InlineData("很多", "看不懂这个金额，请写成“3000万”或“1.2亿”。")]
    [InlineData("1-2亿", "看不懂这个金额，请写成“3000万”或“1.2亿”。")]
    [InlineData("3,5亿", "看不懂这个金额，请写成“3000万”或“1.2亿”。")]
    [InlineData("2000万1亿", "看不懂这个金额，请写成“3000万”或“1.2亿”。")]
    [InlineData("元", "看不懂这个金额，请写成“3000万”或“1.2亿”。")]
    [InlineData("50000亿", "金额超过一万亿，请核对单位。")]
    [InlineData("500万美元", "这里请填人民币金额；外币金额填在原币一栏。")]
    public void refuses_anything_else_at_the_field(string typed, string sentence)
    {
        var refused = Should.Throw<RuleBroken>(() => Money.ParseWan(typed, "Investment"));
        refused.Message.ShouldBe(sentence);
        refused.Field.ShouldBe("Investment");
    }

    [Fact]
    public void reads_what_it_shows() => Gen.Int[1, 99_999].Sample(wan =>
    {
        // two places of 亿 hold every full million
        var shown = wan >= 10_000 ? wan / 100 * 100 : wan;
        return Money.ParseWan(Money.Show(shown)) == shown;
    });

    [Fact]
    public void gives_up_quickly_on_endless_input() => Should.Throw<RuleBroken>(() => Money.Parse(new string('1', 100_000) + "x"));
}

public class land_and_floor_area
{
    [Theory]
    [InlineData("80", 80)]
    [InlineData("80亩", 80)]
    [InlineData("80 亩", 80)]
    [InlineData("1,200亩", 1200)]
    [InlineData("一百二十亩", 120)]
    [InlineData("5公顷", 75)]
    [InlineData("53333.6㎡", 80)]
    [InlineData("80 mu", 80)]
    public void land_is_read_in_mu(string typed, double mu) => Land.Parse(typed).ShouldBe((decimal)mu);

    [Theory]
    [InlineData("12000", 12000)]
    [InlineData("1.2万平方米", 12000)]
    [InlineData("3000平", 3000)]
    [InlineData("3,000 ㎡", 3000)]
    [InlineData("3000m²", 3000)]
    [InlineData("两万方", 20000)]
    public void floor_area_is_read_in_square_metres(string typed, double squareMetres) => Area.Parse(typed).ShouldBe((decimal)squareMetres);

    [Theory]
    [InlineData("")]
    [InlineData("一大片")]
    [InlineData("-5亩")]
    [InlineData("99999999亩")]
    public void nonsense_is_refused(string typed) => Should.Throw<RuleBroken>(() => Land.Parse(typed, "LandMu")).Field.ShouldBe("LandMu");

    [Fact]
    public void both_are_shown_with_their_unit()
    {
        Land.Show(1250.5m).ShouldBe("1,250.5 亩");
        Area.Show(12000).ShouldBe("12,000 ㎡");
        Area.Show(125000).ShouldBe("12.5 万㎡");
        using var english = new English();
        Land.Show(80).ShouldBe("80 mu");
        Area.Show(125000).ShouldBe("125,000 ㎡");
    }
}
