using System.Diagnostics;
using System.Text;
using Crm.Foundation;
using Crm.Hotline;
using Crm.Hotline.Logging;
using Crm.Imports;
using Crm.Imports.Recognising;
using Crm.Imports.Rows;
using Crm.Imports.Running;
using Crm.Inquiries;
using Crm.Inquiries.Receiving;
using Crm.Leads;
using Crm.Testing;
using Crm.Tests.Hotline;

namespace Crm.Tests.Imports;

public class reading_a_ledger
{
    private static readonly DateOnly Today = new(2026, 11, 20);
    private static readonly object?[] Head = ["序号", "咨询日期", "来源渠道", "类别", "企业名称（必填）", "联 系 人", "联系电话", "邮箱", "意向地区", "需求内容", "备注"];

    [Fact]
    public void finds_the_headings_below_a_title_and_reads_days_numbers_and_words_however_they_are_written()
    {
        var rows = Read(
            [["2026年湖州机博会客商名单"], null, Head,
            [1, new LedgerBook.Day(new(2026, 6, 1)), "机博会", "土地", "云帆机电", "李女士", 13800010001, "li＠example.com", "德清", "要地 60 亩", null],
            null,
            [2, "２０２６年６月２日", "商会引荐", null, "海川电子", "王先生", "１３８ ０００１ ０００２", null, "火星", "租 3,000 平厂房", "急"],
            [3, "2026.6.3 14:20", "老乡", "政策", "'=中科", null, "0572-8888888转8001", null, null, "设备补助", null],
            [4, "20260604", null, null, new LedgerBook.Formula("A1&B1", "合成科技"), null, null, null, null, "用地", null],
            [5, 46178, "网站", null, "数字日期公司", null, null, null, null, "用地", null]], "A1:K1");

        rows.Select(r => r.Number).ShouldBe([4, 6, 7, 8, 9]);
        rows.SelectMany(r => r.Faults).ShouldBeEmpty();
        var all = rows.Select(r => r.Command).Cast<ReceiveInquiry>().ToList();
        all.Select(c => c.OccurredOn.Day).ShouldBe([1, 2, 3, 4, 5]);
        all.Select(c => c.Source).ShouldBe([Source.Expo, Source.Referral, Source.Import, Source.Import, Source.WebForm]);
        all.Select(c => c.Topic).ShouldBe([Topic.IndustrialLand, Topic.Building, Topic.Policy, Topic.IndustrialLand, Topic.IndustrialLand]);
        all.Select(c => c.Company).ShouldBe(["云帆机电", "海川电子", "=中科", "合成科技", "数字日期公司"]);
        (all[0].Contact!.Phone, all[0].Contact!.Email, all[0].Region).ShouldBe(("13800010001", "li@example.com", "330521"));
        (all[1].Wish, all[2].Wish).ShouldBe(("租 3,000 平厂房\n备注：急\n地区：火星", "设备补助\n渠道：老乡"));
        rows[1].Notes.ShouldBe(["“火星”对不上，写进了正文。"]);
    }

    [Fact]
    public void says_at_the_cell_what_is_wrong()
    {
        var rows = Read(
            [Head,
            [1, "去年夏天", null, null, "云帆机电", null, "12", "不是邮箱", null, "要地", null],
            [2, "2026-12-01", null, null, null, null, null, null, null, null, null],
            [3, null, null, null, new LedgerBook.Formula("1+1", null), "李女士", "13800010001/13800010002", null, null, "要地", null],
            [4, "2026-02-30", null, null, new string('长', 121), null, null, null, null, new string('长', 2001), null]]);
        rows.ShouldAllBe(r => r.Command == null);
        rows.Select(r => r.Faults.Select(f => f.Field).Order()).ShouldBe<IEnumerable<LedgerField?>>([
            [LedgerField.Date, LedgerField.Phone, LedgerField.Email], [LedgerField.Date, LedgerField.Company, LedgerField.Wish],
            [LedgerField.Date, LedgerField.Company, LedgerField.Phone], [LedgerField.Date, LedgerField.Company, LedgerField.Wish]]);
        rows[2].Faults.Single(f => f.Field == LedgerField.Phone).Sentence.ShouldBe("一格里有几个号码，请只留一个。");
        rows[2].Faults.Single(f => f.Field == LedgerField.Company).Sentence.ShouldStartWith("这一格是公式");
        rows[1].Faults.Single(f => f.Field == LedgerField.Date).Sentence.ShouldBe("日期还没有到。");
    }

    [Fact]
    public void tells_a_ledger_of_calls_by_its_headings_and_fills_a_day_that_stands_once_for_several()
    {
        var ledger = Ledger.Open("热线.xlsx", LedgerBook.Write(
            [["来电时间", "来电单位", "来电人", "来电号码", "来电内容", "办理结果"],
            [new LedgerBook.Day(new(2026, 6, 1)), "云帆机电", "李女士", "13800010001", "设备补助", "已寄政策汇编"],
            [null, null, null, "4008001234", null, "推销"]], "A2:A3"));
        ledger.Kind.ShouldBe(LedgerKind.Calls);
        var calls = ledger.Read(Today).Select(r => r.Command).Cast<LogCall>().ToList();
        calls.Select(c => (c.Outcome, c.OccurredOn)).ShouldBe([(CallOutcome.Answered, new(2026, 6, 1)), (CallOutcome.Nuisance, new(2026, 6, 1))]);
        (calls[0].Sheet.Topic, calls[0].Sheet.Remarks).ShouldBe((Topic.Policy, "结果：已寄政策汇编"));
        ledger.As(LedgerKind.Inquiries).Columns.Count(c => c.Field is null).ShouldBe(1, "an inquiry has no outcome");
    }

    [Fact]
    public void gives_a_row_the_same_id_every_time_and_another_in_another_file()
    {
        static Guid Id(string wish) => Read([Head, [1, "2026-06-01", null, null, "云帆机电", null, null, null, null, wish, null]]).Single().Id;
        Id("要地").ShouldBe(Id("要地"));
        Id("要地").ShouldNotBe(Id("要厂房"));
    }

    [Fact]
    public void lets_columns_be_chosen_and_gives_no_two_the_same()
    {
        var ledger = Ledger.Open("a.xlsx", LedgerBook.Write([["时间", "谁", "公司", "要什么"], ["2026-06-01", "李女士", "云帆机电", "要地"]]));
        ledger.Columns.Select(c => c.Field).ShouldBe([LedgerField.Date, null, LedgerField.Company, null]);
        var chosen = ledger.With(3, LedgerField.Wish).With(1, LedgerField.Company);
        chosen.Columns.Select(c => c.Field).ShouldBe([LedgerField.Date, LedgerField.Company, null, LedgerField.Wish]);
        chosen.Read(Today).Single().Command.ShouldBeOfType<ReceiveInquiry>().Company.ShouldBe("李女士");
        new LedgerColumn(27, "", null).Letter.ShouldBe("AB");
    }

    [Fact]
    public void gives_back_what_is_faulty_to_be_mended()
    {
        var ledger = Ledger.Open("a.xlsx", LedgerBook.Write([Head, [1, "不知道", "展会", null, "云帆机电", null, null, null, null, "要地", null]]));
        var faults = ledger.Read(Today).Select(r => new RowReport(r.Number, r.Id, RowState.Faulty, r.Faults, [])).ToList();
        var again = Ledger.Open("b.xlsx", LedgerFiles.Faulty(ledger, new ImportReport(ledger.Kind, [], faults)));
        again.Columns.Where(c => c.Field is not null).Select(c => c.Field).ShouldBe(ledger.Columns.Where(c => c.Field is not null).Select(c => c.Field));
        again.Columns[^1].Heading.ShouldBe("需要改正");
        again.Rows.Single()[again.Columns[^1].Index].Text.ShouldBe("日期：读不出是哪一天。请写成 2026-06-01 这样。");
        foreach (var kind in Enum.GetValues<LedgerKind>())
            Headings.Find(Crm.Imports.Reading.LedgerFile.Read("t.xlsx", LedgerFiles.Template(kind))).Columns.Select(c => c.Field).ShouldBe(LedgerWords.Fields(kind).Cast<LedgerField?>());
    }

    [Fact]
    public void takes_two_thousand_rows_and_not_more_than_are_allowed()
    {
        static object?[][] Many(int count) => [Head, .. Enumerable.Range(0, count).Select(i => new object?[] { i, "2026-06-01", "展会", null, $"第{i}公司", null, 13800000000 + i, null, "湖州", "要地 60 亩", null })];
        var file = LedgerBook.Write(Many(2_000));
        var watch = Stopwatch.StartNew();
        Ledger.Open("a.xlsx", file).Read(Today).Count(r => r.Command is not null).ShouldBe(2_000);
        TestContext.Current.SendDiagnosticMessage("2,000 rows read and checked in {0} ms", watch.ElapsedMilliseconds);
        Refused("a.xlsx", LedgerBook.Write(Many(5_001))).Kind.ShouldBe(Refusal.TooLarge);
    }

    [Fact]
    public void refuses_what_is_no_ledger()
    {
        Refused("a.xlsx", [.. "MZ"u8, .. new byte[5_000]]).Text.ShouldContain("内容却不是");
        Refused("a.exe", LedgerBook.Write([Head])).Text.ShouldStartWith("不收这种文件");
        Refused("a.pdf", [.. "%PDF-1.4\n"u8, .. new byte[100], .. "%%EOF"u8]).Text.ShouldBe("请传 .xlsx 工作簿。");
        Refused("a.xlsx", []).Text.ShouldBe("文件是空的，没有收下。");
        Refused("a.xlsx", LedgerBook.Write([["只有", "几个", "词"]])).Text.ShouldStartWith("没有找到标题行");
        Refused("a.xlsx", LedgerBook.Pack("<worksheet><sheetData><row></sheetData>")).Text.ShouldStartWith("读不了");
        Refused("a.xlsx", LedgerBook.Pack("<!DOCTYPE x [<!ENTITY a \"aaaa\">]><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row><c t=\"inlineStr\"><is><t>&a;</t></is></c></row></sheetData></worksheet>"))
            .Text.ShouldStartWith("读不了");
        var bomb = LedgerBook.Pack(new StringBuilder().Append("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row><c t=\"inlineStr\"><is><t>").Append('0', 60_000_000).Append("</t></is></c></row></sheetData></worksheet>").ToString());
        bomb.Length.ShouldBeLessThan(1_000_000);
        Refused("a.xlsx", bomb).Field.ShouldBe("Content");
    }

    private static IReadOnlyList<LedgerRow> Read(object?[]?[] rows, params string[] merges) => Ledger.Open("台账.xlsx", LedgerBook.Write(rows, merges)).Read(Today);

    private static RuleBroken Refused(string name, byte[] bytes) => Given.Refused(() => Ledger.Open(name, bytes).Rows);
}
