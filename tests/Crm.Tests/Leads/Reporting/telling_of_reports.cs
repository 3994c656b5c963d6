using Crm.Foundation;
using Crm.Leads.Reporting;
using Crm.Tests.Foundation;

namespace Crm.Tests.Leads.Reporting;

public class telling_of_reports
{
    public static TheoryData<Type> Facts => [.. typeof(FirstReportMade).Assembly.GetTypes().Where(t => typeof(IFact).IsAssignableFrom(t) && t.Namespace == typeof(FirstReportMade).Namespace && t != typeof(ReportRulesSet))];

    [Theory, MemberData(nameof(Facts))]
    public void has_words_for_every_fact_in_both_languages(Type type)
    {
        Title(type).ShouldNotBeNullOrWhiteSpace();
        using var english = new English();
        Title(type).Replace("德清县", "").ShouldNotContain(c => c >= '\u4e00' && c <= '\u9fff');
    }

    private static string Title(Type type) => new ReportStory(new Names()).Tell(Samples.Stream(Samples.Any(typeof(FirstReportMade)), Samples.Any(type))).Last().Title;
}
