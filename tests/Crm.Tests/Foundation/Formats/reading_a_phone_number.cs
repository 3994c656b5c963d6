using Crm.Foundation;
using Crm.Foundation.Formats;
using CsCheck;

namespace Crm.Tests.Foundation.Formats;

public class reading_a_phone_number
{
    [Theory]
    [InlineData("13805721234", "+8613805721234")]
    [InlineData("138 0572 1234", "+8613805721234")]
    [InlineData("138-0572-1234", "+8613805721234")]
    [InlineData("138.0572.1234", "+8613805721234")]
    [InlineData("１３８０５７２１２３４", "+8613805721234")]
    [InlineData("+86 138 0572 1234", "+8613805721234")]
    [InlineData("＋86－138－0572－1234", "+8613805721234")]
    [InlineData("(+86)13805721234", "+8613805721234")]
    [InlineData("008613805721234", "+8613805721234")]
    [InlineData("8613805721234", "+8613805721234")]
    [InlineData("013805721234", "+8613805721234")]
    [InlineData("17951 13805721234", "+8613805721234")]
    [InlineData("手机：13805721234", "+8613805721234")]
    [InlineData("Tel: 13805721234", "+8613805721234")]
    [InlineData("13805721234（微信同号）", "+8613805721234")]
    [InlineData("\u202d13805721234\u202c", "+8613805721234")]
    [InlineData("19912345678", "+8619912345678")]
    [InlineData("0572-2034567", "+865722034567")]
    [InlineData("0572 203 4567", "+865722034567")]
    [InlineData("0572—2034567", "+865722034567")]
    [InlineData("(0571) 8888 8888", "+8657188888888")]
    [InlineData("（0571）88888888", "+8657188888888")]
    [InlineData("+86 (0)572 2034567", "+865722034567")]
    [InlineData("86-572-2034567", "+865722034567")]
    [InlineData("010-12345678", "+861012345678")]
    [InlineData("021 6288 8888", "+862162888888")]
    [InlineData("400-162-2002", "+864001622002")]
    [InlineData("4001622002", "+864001622002")]
    [InlineData("400 1622 002", "+864001622002")]
    [InlineData("800-830-1234", "+868008301234")]
    [InlineData("95588", "+8695588")]
    [InlineData("10086", "+8610086")]
    [InlineData("12345", "+8612345")]
    [InlineData("0572-12345", "+8657212345")]
    [InlineData("010-12345", "+861012345")]
    [InlineData("0571-96345", "+8657196345")]
    [InlineData("+1 650-253-0000", "+16502530000")]
    [InlineData("001 650 253 0000", "+16502530000")]
    [InlineData("00852 2345 6789", "+85223456789")]
    [InlineData("+44 20 7946 0958", "+442079460958")]
    [InlineData("+81-3-3224-9999", "+81332249999")]
    [InlineData("0086 572 2034567", "+865722034567")]
    [InlineData("0086-(0)572-2034567", "+865722034567")]
    [InlineData("＋86（0572）2034567", "+865722034567")]
    [InlineData("(0572)2034567", "+865722034567")]
    [InlineData("[0572] 2034567", "+865722034567")]
    [InlineData("０５７２－２０３４５６７", "+865722034567")]
    [InlineData("0572 – 2034567", "+865722034567")]
    [InlineData("tel:+86-138-0572-1234", "+8613805721234")]
    [InlineData("sip:13805721234@10.0.0.1", "+8613805721234")]
    [InlineData("(400) 162-2002", "+864001622002")]
    [InlineData("+86 400 162 2002", "+864001622002")]
    [InlineData("00 1 (650) 253-0000", "+16502530000")]
    [InlineData("+852 2345 6789", "+85223456789")]
    public void takes_every_way_people_write_it(string written, string stored)
    {
        Phone.Parse(written).ShouldBe(new Phone(stored));
    }

    [Theory]
    [InlineData("0571-88888888转8001", "+8657188888888", "8001")]
    [InlineData("0571-88888888 转 8001", "+8657188888888", "8001")]
    [InlineData("0571-88888888转分机8001", "+8657188888888", "8001")]
    [InlineData("0571-88888888 分机：801", "+8657188888888", "801")]
    [InlineData("0571-88888888 分机号801", "+8657188888888", "801")]
    [InlineData("(0572)2034567 ext. 12", "+865722034567", "12")]
    [InlineData("0572-2034567 Ext 12", "+865722034567", "12")]
    [InlineData("0572-2034567x12", "+865722034567", "12")]
    [InlineData("0572-2034567#12", "+865722034567", "12")]
    [InlineData("0572-2034567＃12", "+865722034567", "12")]
    [InlineData("0571-88888888-8001", "+8657188888888", "8001")]
    [InlineData("0572-2034567-3", "+865722034567", "3")]
    [InlineData("400-162-2002转3", "+864001622002", "3")]
    [InlineData("400-162-2002-305", "+864001622002", "305")]
    [InlineData("+1 650 253 0000 ext 7", "+16502530000", "7")]
    [InlineData("+8657188888888;ext=8001", "+8657188888888", "8001")]
    [InlineData("(0572)2034567-801", "+865722034567", "801")]
    [InlineData("0086-571-88888888转8001", "+8657188888888", "8001")]
    [InlineData("0572－2034567 轉 801", "+865722034567", "801")]
    [InlineData("0572-2034567（转801）", "+865722034567", "801")]
    [InlineData("0572-2034567 (ext. 801)", "+865722034567", "801")]
    [InlineData("0572-2034567转801#", "+865722034567", "801")]
    [InlineData("0572-2034567按3", "+865722034567", "3")]
    [InlineData("0572-2034567*801", "+865722034567", "801")]
    [InlineData("400 162 2002 # 305", "+864001622002", "305")]
    [InlineData("Ｔｅｌ：０５７１－８８８８８８８８　转　８００１", "+8657188888888", "8001")]
    public void keeps_the_extension_apart(string written, string stored, string extension)
    {
        Phone.Parse(written).ShouldBe(new Phone(stored, extension));
    }

    [Theory]
    [InlineData(null, "请填电话号码。")]
    [InlineData("  ", "请填电话号码。")]
    [InlineData("1234", "号码太短，请核对。")]
    [InlineData("1380572123", "手机号应为 11 位，现在是 10 位。")]
    [InlineData("138057212345", "手机号应为 11 位，现在是 12 位。")]
    [InlineData("12005721234", "没有 120 开头的手机号段，请核对。")]
    [InlineData("88888888", "座机请带上区号，例如 0572-2034567。")]
    [InlineData("2034567", "座机请带上区号，例如 0572-2034567。")]
    [InlineData("0571-888", "这不是有效的电话号码，请核对区号和位数。")]
    [InlineData("0571-8888888888888", "这不是有效的电话号码，请核对区号和位数。")]
    [InlineData("+999 123 4567", "这个国家或地区没有这样的号码，请核对国家代码和位数。")]
    [InlineData("李女士", "号码里有不认识的字，请只写数字；分机写成“转 801”。")]
    [InlineData("138O5721234", "号码里有不认识的字，请只写数字；分机写成“转 801”。")]
    [InlineData("13805721234/13905721234", "一次只填一个号码，另一个请再加一个联系方式。")]
    [InlineData("13805721234 13905721234", "一次只填一个号码，另一个请再加一个联系方式。")]
    [InlineData("13805721234、0572-2034567", "一次只填一个号码，另一个请再加一个联系方式。")]
    [InlineData("<script>alert(1)</script>", "号码里有不认识的字，请只写数字；分机写成“转 801”。")]
    public void refuses_anything_else_with_a_sentence_at_the_field(string? written, string sentence)
    {
        var refused = Should.Throw<RuleBroken>(() => Phone.Parse(written, "Caller"));
        refused.Message.ShouldBe(sentence);
        refused.Field.ShouldBe("Caller");
        refused.Kind.ShouldBe(Refusal.Input);
        Phone.TryParse(written, out _).ShouldBeFalse();
    }

    [Fact]
    public void never_repeats_the_number_in_the_sentence() =>
        Should.Throw<RuleBroken>(() => Phone.Parse("0571-8888888888888")).Message.ShouldNotContain("8888");

    [Fact]
    public void survives_its_own_storage_and_display()
    {
        var mobile = from head in Gen.OneOf(new[] { "138", "139", "150", "186", "199" }.Select(Gen.Const).ToArray()) from tail in Gen.Int[0, 99_999_999] select $"{head}{tail:00000000}";
        var landLine = from area in Gen.OneOf(new[] { "0571", "0574", "021", "010" }.Select(Gen.Const).ToArray()) from line in Gen.Int[60_000_000, 69_999_999] select $"{area}-{line}";
        var nationwide = from tail in Gen.Int[1_000_000, 9_999_999] select $"400{tail}";
        var extension = Gen.OneOf(Gen.Const(""), Gen.Int[1, 9999].Select(digits => $"转{digits}"));

        Gen.Select(Gen.OneOf(mobile, landLine, nationwide), extension).Sample((number, ext) =>
        {
            var phone = Phone.Parse(number + ext);
            return phone == Phone.Parse(phone.ToString()) && phone == Phone.Parse(phone.Display) && phone.E164.All(sign => sign == '+' || char.IsAsciiDigit(sign));
        });
    }

    [Fact]
    public void never_fails_in_any_other_way()
    {
        Gen.String[Gen.Char["0123456789+-()（）转ext#x.、 /全〇一\u00a0\u202d：ａ"], 0, 90].Sample(text =>
        {
            if (Phone.TryParse(text, out var phone)) phone.ShouldBe(Phone.Parse(phone.ToString()));
        }, iter: 20_000);
    }
}
