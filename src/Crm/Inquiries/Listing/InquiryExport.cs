using Crm.Api;
using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.Foundation.Formats;
using Crm.Leads;

namespace Crm.Inquiries.Listing;

/// <summary>The list as an Excel file, with the filters of the address and of exactly the inquiries the person reaches. Numbers are masked: a file leaves the house.</summary>
public static class InquiryExport
{
    public static void Map(RouteGroupBuilder files) => files.MapGet("/inquiries/export.xlsx", async (
            Desk desk, TimeProvider clock, CancellationToken token, string? view, string? q, Topic? topic, Source? source, string? unit) =>
        {
            var query = new FindInquiries(view ?? "all", q, topic, source, unit, Take: 200);
            return await ListExport.Of(
                desk, query, page => page.Rows.Select(Row), page => page.Next is { } after ? query with { After = after } : null, Texts.Of("咨询"), China.Today(clock), token);
        })
        .WithMetadata(new Carries(typeof(FindInquiries)));

    private static Dictionary<string, object?> Row(InquiryRow row) => new()
    {
        [Texts.Of("日期")] = row.ReceivedOn.ToString("yyyy-MM-dd"),
        [Texts.Of("受理号")] = row.Number,
        [Texts.Of("渠道")] = LeadWords.Of(row.Source),
        [Texts.Of("主题")] = TopicWords.Of(row.Topic),
        [Texts.Of("企业")] = ExportCell.Safe(row.Company),
        [Texts.Of("联系人")] = ExportCell.Safe(row.Contact?.Name),
        [Texts.Of("电话")] = Phone.TryParse(row.Contact?.Phone, out var phone) ? phone.Masked : null,
        [Texts.Of("意向地区")] = Regions.Label(row.Region),
        [Texts.Of("需求")] = ExportCell.Safe(row.Wish),
        [Texts.Of("状态")] = row.Withdrawn ? Texts.Of("对方已撤回") : InquiryWords.Of(row.State),
        [Texts.Of("到期")] = row.Due?.Due.ToOffset(China.Offset).ToString("yyyy-MM-dd HH:mm"),
        [Texts.Of("处理理由")] = ExportCell.Safe(row.Why),
        [Texts.Of("处理人")] = row.Verdict?.By,
        [Texts.Of("处理时间")] = row.Verdict?.At.ToOffset(China.Offset).ToString("yyyy-MM-dd HH:mm"),
        [Texts.Of("答复")] = ExportCell.Safe(row.Result),
        [Texts.Of("经办")] = row.To ?? row.Unit,
    };
}
