using System.Text;
using System.Text.RegularExpressions;
using Crm.Foundation;
using Crm.Imports.Reading;

namespace Crm.Imports.Recognising;

/// <summary>Finds the row of headings and what each column holds, by the words ledgers use.</summary>
public static partial class Headings
{
    // Titles, the unit, the day: what stands above the headings takes a few rows.
    private const int Looked = 20;
    private const int Enough = 2;

    private static readonly IReadOnlyDictionary<LedgerField, string[]> Words = new Dictionary<LedgerField, string[]>
    {
        [LedgerField.Date] = ["日期", "时间", "登记日期", "登记时间", "咨询日期", "咨询时间", "来电日期", "来电时间", "受理日期", "受理时间", "接洽时间", "通话时间", "接听时间", "对接时间", "date", "day"],
        [LedgerField.Channel] = ["渠道", "来源", "线索来源", "信息来源", "咨询渠道", "来源渠道", "获取渠道", "channel", "source"],
        [LedgerField.Topic] = ["主题", "类别", "类型", "咨询主题", "咨询类别", "咨询类型", "来电类别", "来电主题", "分类", "事项", "topic"],
        [LedgerField.Company] = ["单位", "企业", "公司", "企业名称", "公司名称", "单位名称", "客户名称", "客户", "企业单位", "来电单位", "参展企业", "客商", "客商名称", "投资方", "company"],
        [LedgerField.Name] = ["联系人", "姓名", "联系人姓名", "来电人", "来访人", "咨询人", "称呼", "contact", "name"],
        [LedgerField.Position] = ["职务", "职位", "position"],
        [LedgerField.Phone] = ["电话", "手机", "联系电话", "联系方式", "手机号", "手机号码", "电话号码", "来电号码", "主叫号码", "号码", "phone"],
        [LedgerField.Email] = ["邮箱", "电子邮箱", "邮件", "电子邮件", "email", "e-mail", "mail"],
        [LedgerField.WeChat] = ["微信", "微信号", "wechat"],
        [LedgerField.Region] = ["地区", "意向地区", "区域", "意向区域", "所在地", "意向地", "属地", "所在地区", "region", "regionofinterest"],
        [LedgerField.Wish] = ["需求", "内容", "咨询内容", "需求内容", "来电内容", "投资意向", "项目需求", "诉求", "事由", "意向内容", "项目概况", "意向需求", "wish", "needs"],
        [LedgerField.Remarks] = ["备注", "说明", "处理情况", "跟进情况", "remarks"],
        [LedgerField.Outcome] = ["结果", "处理结果", "办理结果", "来电结果", "答复情况", "outcome", "result"],
    };

    private static readonly string[] OfCalls = ["来电", "去电", "话务", "接听", "主叫", "通话", "热线", "Call"];

    /// <summary>What a heading stands for; null where it is none that is known.</summary>
    public static LedgerField? Of(string? heading)
    {
        var plain = Plain(heading);
        if (plain.Length is 0 or > 20) return null;
        var all = Words.SelectMany(field => field.Value, (field, word) => (Field: field.Key, Word: word)).ToList();
        if (all.FirstOrDefault(known => known.Word == plain) is { Word: not null } exact) return exact.Field;
        // A heading says last what it is: 企业联系人 is a person, 联系人电话 a number.
        return all.Where(known => plain.EndsWith(known.Word, StringComparison.Ordinal)).OrderByDescending(known => known.Word.Length).Select(known => (LedgerField?)known.Field).FirstOrDefault();
    }

    /// <summary>Takes the first sheet that has headings apart.</summary>
    /// <exception cref="RuleBroken">No sheet has.</exception>
    public static LedgerLayout Find(IReadOnlyList<SheetTable> sheets)
    {
        foreach (var sheet in sheets)
        {
            var best = sheet.Rows.Take(Looked).Select((row, index) => (Row: row, Index: index, Known: row.Cells.Values.Select(cell => Of(cell.Text)).OfType<LedgerField>().Distinct().Count())).MaxBy(row => row.Known);
            if (best.Known < Enough) continue;
            var above = sheet.Rows.Take(best.Index + 1).SelectMany(row => row.Cells.Values).Select(cell => cell.Text);
            var kind = above.Any(text => OfCalls.Any(word => text.Contains(word, StringComparison.Ordinal))) ? LedgerKind.Calls : LedgerKind.Inquiries;
            return new LedgerLayout(kind, Columns(best.Row, kind), [.. sheet.Rows.Skip(best.Index + 1)]);
        }
        throw new RuleBroken("没有找到标题行。表里要有一行写明各列是什么，例如“日期、企业、联系人、电话、需求”；可以下载模板照着填。") { Field = "Content", Kind = Refusal.Input };
    }

    private static List<LedgerColumn> Columns(SheetRow headings, LedgerKind kind)
    {
        var taken = new HashSet<LedgerField>();
        return [.. headings.Cells.OrderBy(cell => cell.Key).Select(cell => new LedgerColumn(
            cell.Key, cell.Value.Text.Trim(), Of(cell.Value.Text) is { } field && LedgerWords.Fields(kind).Contains(field) && taken.Add(field) ? field : null))];
    }

    // 联系电话（必填）*: is 联系电话.
    private static string Plain(string? heading) => Beside().Replace((heading ?? "").Normalize(NormalizationForm.FormKC), "").ToLowerInvariant();

    [GeneratedRegex(@"\([^)]*\)|[\s*:：、。_/]")]
    private static partial Regex Beside();
}

/// <summary>A ledger taken apart.</summary>
/// <param name="Kind">What its words say it is a list of.</param>
/// <param name="Columns">Those that have a heading.</param>
/// <param name="Rows">Those below the headings.</param>
public sealed record LedgerLayout(LedgerKind Kind, IReadOnlyList<LedgerColumn> Columns, IReadOnlyList<SheetRow> Rows);

/// <summary>A column.</summary>
/// <param name="Index">The first is 0.</param>
/// <param name="Heading">What stands above it.</param>
/// <param name="Field">What it holds; null where it is not imported.</param>
public sealed record LedgerColumn(int Index, string Heading, LedgerField? Field)
{
    /// <summary>As the spreadsheet names it: A, B … AA.</summary>
    public string Letter => Index < 26 ? $"{(char)('A' + Index)}" : $"{(char)('A' + Index / 26 - 1)}{(char)('A' + Index % 26)}";
}
