using Crm.Api;
using Crm.Shell;
using Crm.Team;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Projections;
using MudBlazor;

namespace Crm.Inquiries.Probing;

/// <summary>Wires the test inquiries.</summary>
internal static class TestInquiries
{
    public static void AddTestInquiries(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(new MenuEntry("测试咨询", "/inquiries/tests", Icons.Material.Outlined.FactCheck, [Role.Manager, Role.Auditor], 87));
        builder.Services.AddSingleton(new ApiRoutes(Map));
        builder.Services.ConfigureMarten(options =>
        {
            options.Projections.Snapshot<TestInquiry>(SnapshotLifecycle.Inline);
            options.Schema.For<TestInquiry>().Duplicate(t => t.PlannedIn).Duplicate(t => t.SendAt);
        });
    }

    private static void Map(RouteGroupBuilder api)
    {
        api.Query<FindTestInquiries, TestReport>("/inquiries/tests");
        api.Creating<PlanTestInquiry>("/inquiries/tests", nameof(PlanTestInquiry.TestId), "/api/inquiries/tests");
        api.Command<CancelTestInquiry>("/inquiries/tests/{testId:guid}/cancel");
        api.Command<JudgeTestInquiry>("/inquiries/tests/{testId:guid}/judge");
    }
}
