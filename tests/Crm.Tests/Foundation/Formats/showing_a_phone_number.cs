using Crm.Foundation.Formats;

namespace Crm.Tests.Foundation.Formats;

public class showing_a_phone_number
{
    [Theory]
    [InlineData("13805721234", "138 0572 1234")]
    [InlineData("05722034567", "0572-2034567")]
    [InlineData("0571-88888888-801", "0571-88888888 转 801")]
    [InlineData("010-62345678", "010-62345678")]
    [InlineData("4001622002", "400-162-2002")]
    [InlineData("95588", "95588")]
    [InlineData("0572-12345", "0572-12345")]
    [InlineData("0571-96345", "0571-96345")]
    [InlineData("0016502530000", "+1 650-253-0000")]
    public void follows_the_habit_of_its_country(string written, string shown) => Phone.Parse(written).Display.ShouldBe(shown);

    [Fact]
    public void names_the_extension_in_english()
    {
        using var english = new English();
        Phone.Parse("0571-88888888转801").Display.ShouldBe("0571-88888888 ext. 801");
    }

    [Theory]
    [InlineData("13805721234", "138****1234")]
    [InlineData("0572-2034567", "572***4567")]
    [InlineData("12345", "1**45")]
    public void can_hide_the_middle(string written, string masked) => Phone.Parse(written).Masked.ShouldBe(masked);

    [Theory]
    [InlineData("13805731234", true)]
    [InlineData("0572-2034567", false)]
    [InlineData("400-162-2002", false)]
    [InlineData("+1 650 253 0000", false)]
    public void knows_a_mobile(string written, bool mobile) => Phone.Parse(written).IsMobile.ShouldBe(mobile);
}

public class looking_up_where_a_number_comes_from
{
    [Theory]
    [InlineData("0572-2034567", "330500", "湖州")]
    [InlineData("0575-82034567", "330600", "绍兴")]
    [InlineData("0576-88888888", "331000", "台州")]
    [InlineData("17005721234", "330500", "湖州·电信")]
    [InlineData("13800001234", "110000", "北京·移动")]
    [InlineData("18812345678", "530300", "曲靖·移动")]
    [InlineData("0728-2345678", "429004", "仙桃")]
    [InlineData("0572-12345", "330500", "湖州")]
    [InlineData("400-162-2002", null, "全国")]
    [InlineData("95588", null, "全国")]
    [InlineData("00852 2345 6789", "810000", "香港")]
    [InlineData("+1 650 253 0000", null, "美国")]
    public void names_the_city_and_the_carrier(string written, string? region, string text)
    {
        var origin = PhoneOrigin.Of(Phone.Parse(written));
        origin.Region.ShouldBe(region);
        origin.Text.ShouldBe(text);
    }

    [Fact]
    public void speaks_english_too()
    {
        using var english = new English();
        PhoneOrigin.Of(Phone.Parse("13800001234")).Text.ShouldBe("Beijing·China Mobile");
    }
}
