using Crm.Policies.Importing;

namespace Crm.Tests.Policies.Importing;

public class the_identity_of_a_document
{
    private static readonly Guid Known = DocumentIdentity.Of("产业园区网", "湖州", "2020年湖州市政府工作报告");

    [Fact]
    public void stays_the_same_for_ever() => Known.ShouldBe(new Guid("72d45167-a1c4-5ef1-b404-d0c774416129"));

    [Fact]
    public void is_a_version_5_uuid() => (Known.Version, Known.Variant >> 2).ShouldBe((5, 2));

    [Fact]
    public void does_not_depend_on_spacing_or_width() => DocumentIdentity.Of(" 产业园区网", "湖州", "２０２０年 湖州市政府工作报告　").ShouldBe(Known);

    [Theory]
    [InlineData("别的网", "湖州", "2020年湖州市政府工作报告")]
    [InlineData("产业园区网", "浙江", "2020年湖州市政府工作报告")]
    [InlineData("产业园区网", null, "2020年湖州市政府工作报告")]
    [InlineData("产业园区网", "湖州", "2021年湖州市政府工作报告")]
    [InlineData("产业园区网湖州", "", "2020年湖州市政府工作报告")]
    public void depends_on_source_place_and_title(string source, string? tag, string title) => DocumentIdentity.Of(source, tag, title).ShouldNotBe(Known);

    [Fact]
    public void keeps_the_fingerprint_where_only_spacing_changed() =>
        DocumentIdentity.Fingerprint("第一段，共３条。\n\n第二段。").ShouldBe(DocumentIdentity.Fingerprint("第一段,共3条。 第二段。"));

    [Fact]
    public void changes_the_fingerprint_with_a_word() => DocumentIdentity.Fingerprint("共3条").ShouldNotBe(DocumentIdentity.Fingerprint("共4条"));
}
