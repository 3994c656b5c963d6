using Crm.Leads;
using Crm.Leads.FollowingUp;
using Crm.Leads.Timeline;
using Crm.Shell.Drafting;

namespace Crm.Tests.Leads.FollowingUp;

public class a_draft_that_was_logged
{
    private static readonly DateTimeOffset Typed = Samples.Noon;

    private static bool Holds(string text, TimeSpan logged, string author = "chen") => LoggedDraft.Holds(
        new LeadStory(new Names()).Tell([Samples.Event(new FollowUpLogged(Guid.NewGuid(), FollowUpKind.Phone, "客户要 80 亩", null, null, Samples.Day), 1, at: Typed + logged)]), author, new Draft(text, Typed));

    [Fact]
    public void is_known_by_its_words() => Holds(" 客户要 80 亩\n", TimeSpan.FromSeconds(3)).ShouldBeTrue();

    [Fact]
    public void is_another_where_a_word_is_another() => Holds("客户要 90 亩", TimeSpan.FromSeconds(3)).ShouldBeFalse();

    [Fact]
    public void is_another_where_the_same_words_were_logged_long_before() => Holds("客户要 80 亩", TimeSpan.FromHours(-1)).ShouldBeFalse();

    [Fact]
    public void is_another_where_a_colleague_logged_the_same_words() => Holds("客户要 80 亩", TimeSpan.FromSeconds(3), author: "wang").ShouldBeFalse();

    [Fact]
    public void is_known_where_the_browsers_clock_is_a_little_ahead() => Holds("客户要 80 亩", TimeSpan.FromMinutes(-1)).ShouldBeTrue();
}
