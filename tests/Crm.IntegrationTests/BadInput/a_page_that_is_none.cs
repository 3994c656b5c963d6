using System.Text;
using System.Text.Json;
using Crm.IntegrationTests.Policies;
using Crm.Policies.Reading;

namespace Crm.IntegrationTests.BadInput;

/// <summary>What is sent to be imported as a page of policies: another kind of file, none at all, too much; and the same page in the encodings that are in use.</summary>
[Collection("the policy library")]
public class a_page_that_is_none(CrmApp app)
{
    private const string Address = "/api/policies/import";

    [Fact]
    public async Task is_refused_with_a_sentence_and_nothing_of_it_is_stored()
    {
        using var asking = new Asking(app, await TestPeople.TokenOf(app, Library.Editor), Address);
        await asking.Refused("a picture", Bytes([0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. new byte[200]]), "File");
        await asking.Refused("a picture without its mark", Bytes([.. Enumerable.Range(0, 4_000).Select(i => (byte)(i * 7 % 251))]), "File");
        await asking.Refused("nothing", Bytes([]), "File");
        await asking.Refused("blanks", Bytes([.. Enumerable.Repeat((byte)' ', 1_000)]), "File");
        await asking.Refused("20 MB", Bytes([.. Enumerable.Repeat((byte)'x', 20 << 20)]), "File");
        await asking.Refused("zeros", Bytes(new byte[1_000]), "File");
        await asking.Refused("UTF-16 without its mark", Bytes(Encoding.Unicode.GetBytes(Library.Entry("标题", "正文"))), "File");
        asking.Wrong.ShouldBeEmpty();
        (await asking.Written()).ShouldBe(0);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("GB18030")]
    public async Task is_read_right_in_every_encoding_that_is_in_use(string name)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        var title = $"【湖州招商】编码之办法{Guid.NewGuid():N}";
        using var asking = new Asking(app, await TestPeople.TokenOf(app, Library.Editor), Address);
        var (status, answer) = await asking.Send(Bytes([.. encoding.GetPreamble(), .. encoding.GetBytes(Library.Entry(title, "对㙍区新建项目给予每亩三万元补助。"))]));
        status.ShouldBe(200, answer);
        var id = JsonDocument.Parse(answer).RootElement.GetProperty("entries")[0].GetProperty("documentId").GetGuid();
        (await app.Ask(new ReadPolicy(id), Library.Reader)).Answer!.Body.ShouldBe("对㙍区新建项目给予每亩三万元补助。");
        (await asking.Written()).ShouldBe(3, "the document, and that an import began and ended");
    }

    private static ByteArrayContent Bytes(byte[] bytes)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new("application/octet-stream");
        return content;
    }
}
