using System.Reflection;
using Crm.Foundation;
using Crm.Team;

namespace Crm.Tests.Architecture;

public class every_command_and_query
{
    public static TheoryData<Type> All => [.. Rules.Enumerate().Select(rule => rule.Type)];

    [Theory]
    [MemberData(nameof(All))]
    public void has_a_rule(Type type) => type.GetCustomAttribute<AllowAttribute>().ShouldNotBeNull($"{type.Name} would be refused for everybody");

    [Theory]
    [MemberData(nameof(All))]
    public void names_at_least_one_role_or_is_for_jobs_and_never_lets_an_auditor_change_anything(Type type)
    {
        var rule = type.GetCustomAttribute<AllowAttribute>()!;
        (rule.Roles.Count > 0 || rule.Jobs || rule.Visitors).ShouldBeTrue();
        if (typeof(ICommand).IsAssignableFrom(type) && !OwnAccount(type)) rule.Roles.ShouldNotContain(Role.Auditor, $"auditors change nothing, but may {type.Name}");
    }

    [Fact]
    public void of_the_queries_has_a_handler_beside_it()
    {
        foreach (var (type, _) in Rules.Enumerate().Where(rule => Rules.AnswerOf(rule.Type) is not null)) QueryDesk.HandlerOf(type).ShouldNotBeNull();
    }

    [Fact]
    public void about_leads_lets_nobody_in_by_the_administrators_role_alone()
    {
        foreach (var (type, rule) in Rules.Enumerate().Where(rule => typeof(Crm.Leads.ILeadCommand).IsAssignableFrom(rule.Type)))
            rule!.Roles.ShouldNotContain(Role.Administrator, type.Name);
    }

    // What everybody does with their own account, and with their own list of notices, and the mark that a file taken along leaves, is no change to the business.
    private static bool OwnAccount(Type type) => type.Namespace is "Crm.Team.Passwords" or "Crm.Team.Tokens" or "Crm.Team.SigningIn" or "Crm.Notifications.Reading" or "Crm.Notifications.Choosing" or "Crm.Foundation.Drafts" or "Crm.Workbench.Views" or "Crm.Exports.Noting";
}
