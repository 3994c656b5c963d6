using Crm.Policies;

namespace Crm.Tests.Policies;

public class the_kind_of_a_document
{
    [Theory]
    [InlineData("2020年某市政府工作报告", PolicyKind.WorkReport)]
    [InlineData("某县国民经济“十四五”规划纲要", PolicyKind.Plan)]
    [InlineData("关于印发某区招商奖励办法的通知", PolicyKind.Measure)]
    [InlineData("某市促进装备制造业若干措施", PolicyKind.Measure)]
    [InlineData("某市稳企业八条", PolicyKind.Measure)]
    [InlineData("转发开展技能人才选拔工作通知", PolicyKind.Notice)]
    [InlineData("一图读懂某市用地新政", PolicyKind.Interpretation)]
    [InlineData("某区化工企业集中签约", PolicyKind.ParkNews)]
    public void follows_from_its_title(string title, PolicyKind kind) => PolicyKinds.Of(title).ShouldBe(kind);
}
