using System.Text;
using Crm.Hotline;
using Crm.Hotline.Ringing;
using Crm.Hotline.Ringing.Keys;

namespace Crm.Tests.Hotline.Ringing;

public class a_signed_report
{
    private const string Good = """{"id":"e1","kind":"hung-up","call":"c1","at":"2026-06-01T09:00:00+08:00","number":"0572-2034567 转 801","extension":"801"}""";

    private static TakeInPhoneReport? Read(string body) => CtiReport.Read(Encoding.UTF8.GetBytes(body), "330521", Phone.Nine.AddMinutes(1));

    // RFC 4231, test case 2: key "Jefe" over "what do ya want for nothing?", which our rule spells as timestamp, full stop and body.
    [Fact]
    public void is_signed_by_hmac_sha256_over_timestamp_full_stop_and_body() =>
        Convert.ToHexStringLower(CtiSignature.Sign("Jefe"u8, "1780275600", """{"id":"e1"}"""u8))
            .ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.HMACSHA256.HashData("Jefe"u8, """1780275600.{"id":"e1"}"""u8)));

    [Theory]
    [InlineData(0, true)]
    [InlineData(300, true)]
    [InlineData(-300, true)]
    [InlineData(301, false)]
    [InlineData(-301, false)]
    public void is_believed_for_five_minutes(int seconds, bool timely) =>
        CtiSignature.IsTimely($"{Phone.Nine.AddSeconds(seconds).ToUnixTimeSeconds()}", Phone.Nine).ShouldBe(timely);

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("-1780275600")]
    [InlineData(" 1780275600")]
    [InlineData("99999999999999999999")]
    public void without_a_moment_is_not_believed(string timestamp) => CtiSignature.IsTimely(timestamp, Phone.Nine).ShouldBeFalse();

    [Fact]
    public void is_read_with_the_number_in_one_form_and_the_moment_in_utc()
    {
        var read = Read(Good).ShouldNotBeNull();
        (read.Unit, read.EventId, read.CallKey, read.Kind, read.At, read.Extension, read.Direction).ShouldBe(("330521", "e1", "c1", PhoneReport.HungUp, Phone.Nine, "801", CallDirection.Incoming));
        read.Caller!.Phone.ShouldBe("+865722034567;ext=801");
    }

    [Theory]
    [InlineData("anonymous")]
    [InlineData("801")]
    [InlineData("")]
    public void of_a_number_that_is_none_counts_as_withheld(string number) => Read(Good.Replace("0572-2034567 转 801", number)).ShouldNotBeNull().Caller.ShouldBeNull();

    [Theory]
    [InlineData("\"hung-up\"", "\"danced\"")]
    [InlineData("\"hung-up\"", "4")]
    [InlineData("\"e1\"", "\"\"")]
    [InlineData("\"c1\"", "null")]
    [InlineData("\"801\"}", "\"80x\"}")]
    [InlineData("2026-06-01T09:00:00", "2026-06-01T09:07:00")]
    [InlineData("2026-06-01T09:00:00", "2026-05-20T09:00:00")]
    [InlineData("\"id\"", "\"surprise\":1,\"id\"")]
    [InlineData("}", "")]
    public void that_cannot_be_read_is_none(string part, string spoilt) => Read(Good.Replace(part, spoilt)).ShouldBeNull();

    [Fact]
    public void prints_nothing_of_the_number_into_a_log()
    {
        new CtiReport("e1", PhoneReport.Ringing, "13805721234", Phone.Nine, "13805721234").ToString().ShouldNotContain("1380572");
        Read(Good)!.ToString().ShouldNotContain("2034567");
    }

    [Fact]
    public void belongs_to_the_unit_that_the_key_names()
    {
        CtiKeyring.UnitOf("330521-P01.AbC").ShouldBe("330521-P01");
        new[] { "", ".AbC", "330521", new string('x', 70) + ".a" }.ShouldAllBe(id => CtiKeyring.UnitOf(id) == null);
    }

    [Fact]
    public void can_be_signed_with_any_key_that_was_not_revoked()
    {
        var ring = CtiKeyring.Create(CtiKeyring.Issue(null, "330521", "330521.a", "box", " 中继线 ", Given.Today));
        ring = ring.Apply(CtiKeyring.Issue(ring, "330521", "330521.b", "box", "备用", Given.Today));
        ring.Keys.Select(k => (k.Id, k.Name)).ShouldBe([("330521.a", "中继线"), ("330521.b", "备用")]);
        ring = ring.Apply(CtiKeyring.Revoke(ring, "330521.a", Given.Today));
        ring.Keys.ShouldHaveSingleItem().Id.ShouldBe("330521.b");
        Should.Throw<Crm.Foundation.RuleBroken>(() => CtiKeyring.Revoke(ring, "330521.a", Given.Today));
        Should.Throw<Crm.Foundation.RuleBroken>(() => CtiKeyring.Issue(ring, "330521", "330521.c", "box", " ", Given.Today));
    }
}
