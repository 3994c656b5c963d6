using Crm.Exports;
using Crm.Exports.Noting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Crm.Tests.Exports;

public class an_exported_list
{
    private static readonly DateOnly Day = new(2026, 6, 1);

    [Theory]
    [InlineData("", "/leads/export.xlsx")]
    [InlineData("?stage=Signed&unit=330500", "/leads/export.xlsx?stage=Signed&unit=330500")]
    [InlineData("?q=13800001111&stage=Signed", "/leads/export.xlsx?stage=Signed")]
    [InlineData("?Q=%E9%99%88&TEXT=%E9%99%88", "/leads/export.xlsx")]
    [InlineData("?%71=%E9%99%88&unit=330500", "/leads/export.xlsx?unit=330500")]
    [InlineData("?unit=1&unit=2&text=x", "/leads/export.xlsx?unit=1&unit=2")]
    public void is_put_down_without_the_words_that_were_searched_for(string query, string kept)
    {
        var address = Kept(query);
        address.ShouldBe(kept);
        ExportAddress.MayBeKept(address).ShouldBeTrue();
    }

    [Fact]
    public void is_put_down_with_an_address_that_is_cut_off_where_it_is_too_long()
    {
        var address = Kept($"?unit={new string('1', 5000)}");
        (address.Length, ExportAddress.MayBeKept(address)).ShouldBe((ExportAddress.Longest, true));
    }

    [Fact]
    public void is_put_down_as_it_was() =>
        NoteExportHandler.Decide(new NoteExport(" 线索 ", "xlsx", 3, "/leads/export.xlsx"), Day).ShouldHaveSingleItem().ShouldBe(new ListExported("线索", "xlsx", 3, "/leads/export.xlsx", Day));

    [Theory]
    [InlineData("", "xlsx", 0, "/leads", "List")]
    [InlineData("  ", "xlsx", 0, "/leads", "List")]
    [InlineData(null, "xlsx", 0, "/leads", "List")]
    [InlineData("线索", "exe", 0, "/leads", "Format")]
    [InlineData("线索", null, 0, "/leads", "Format")]
    [InlineData("线索", "csv", -1, "/leads", "Rows")]
    [InlineData("线索", "csv", 0, "", "Address")]
    [InlineData("线索", "csv", 0, null, "Address")]
    [InlineData("线索", "csv", 0, "leads", "Address")]
    [InlineData("线索", "csv", 0, "//elsewhere.example/leads", "Address")]
    [InlineData("线索", "csv", 0, "/\\elsewhere.example", "Address")]
    [InlineData("线索", "csv", 0, "/leads?q=x", "Address")]
    [InlineData("线索", "csv", 0, "/leads?unit=1&%54ext=x", "Address")]
    [InlineData("线索", "csv", 0, "/leads\n", "Address")]
    public void is_refused_where_the_mark_would_say_nothing(string? list, string? format, int rows, string? address, string field) =>
        new NoteExportValidator().Validate(new NoteExport(list!, format!, rows, address!)).Errors.ShouldHaveSingleItem().PropertyName.ShouldBe(field);

    [Fact]
    public void stands_on_the_stream_of_its_day()
    {
        ExportDay.IdOf(Day).ShouldBe(ExportDay.IdOf(new DateOnly(2026, 6, 1)));
        ExportDay.IdOf(Day).ShouldNotBe(ExportDay.IdOf(Day.AddDays(1)));
    }

    private static string Kept(string query) => ExportAddress.Of("/leads/export.xlsx", new QueryCollection(QueryHelpers.ParseQuery(query)));
}
