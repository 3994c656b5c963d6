using System.Text.Json;
using Crm.Foundation;
using Crm.Team;
using Crm.Team.Passwords;
using CsCheck;
using static Crm.Tests.Team.Staff;

namespace Crm.Tests.Team.Passwords;

public class choosing_a_password
{
    [Theory]
    [InlineData("short")]
    [InlineData("elevenchars")]
    [InlineData("password1234")]
    [InlineData("P@ssw0rd2024!")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    [InlineData("abababababababab")]
    [InlineData("123456789012")]
    [InlineData("abcdefghijklmnop")]
    [InlineData("qwertyuiop123")]
    [InlineData("wangwangwang1")]
    [InlineData("王小明王小明王小明王小明")]
    [InlineData("admin@huzhou2025")]
    [InlineData("woaini1314woaini")]
    public void what_everybody_tries_first_is_refused(string password) => PasswordRules.Objection(password, "Wanted", "wang", "王小明").ShouldNotBeNull().Field.ShouldBe("Wanted");

    [Theory]
    [InlineData("correct horse battery")]
    [InlineData("莫干山的竹子春天长得真快")]
    [InlineData("tulip-9-orbit-kayak")]
    public void a_sentence_of_ones_own_is_fine(string password) => PasswordRules.Objection(password, "Wanted", "wang", "王小明").ShouldBeNull();

    [Fact]
    public void a_password_of_a_megabyte_is_refused_before_anything_is_hashed() => PasswordRules.Objection(new string('x', 1_000_000), "Wanted").ShouldNotBeNull();

    [Fact]
    public void initial_passwords_satisfy_the_rule_and_never_repeat()
    {
        var made = Enumerable.Range(0, 2000).Select(_ => Secret.NewPassword().Text).ToList();
        made.Distinct().Count().ShouldBe(made.Count);
        made.Where(p => PasswordRules.Objection(p, "Password") is not null).ShouldBeEmpty();
    }

    [Fact]
    public void whatever_is_typed_gets_an_answer() => Gen.String.Sample(text => { _ = PasswordRules.Objection(text, "Wanted", "wang", "王小明"); });

    [Fact]
    public void a_secret_shows_neither_in_text_nor_in_json_but_can_be_read()
    {
        var command = new ResetPassword("wang", new Secret("correct horse battery"));
        command.ToString().ShouldNotContain("horse");
        JsonSerializer.Serialize(command).ShouldNotContain("horse");
        JsonSerializer.Deserialize<Secret>("\"correct horse battery\"").Text.ShouldBe("correct horse battery");
    }

    [Fact]
    public void an_issued_password_must_be_changed_within_a_week()
    {
        var fact = ResetPasswordHandler.Decide(new ResetPassword("wang", Secret.NewPassword()), Wang, Today).ShouldHaveSingleItem().ShouldBeOfType<InitialPasswordIssued>();
        var person = Wang.Apply(fact);
        person.InitialPasswordUntil.ShouldBe(Today.AddDays(7));
        person.Era.ShouldBe(Wang.Era + 1);
        person.Apply(new PasswordChanged(Today)).InitialPasswordUntil.ShouldBeNull();
    }

    [Fact]
    public void people_change_their_own_password_knowing_the_present_one()
    {
        var command = new ChangeOwnPassword("wang", new Secret("old"), new Secret("tulip-9-orbit-kayak"));
        ChangeOwnPasswordHandler.Decide(command, Wang, Acting(Wang), presentIsRight: true, Today).ShouldHaveSingleItem().ShouldBe(new PasswordChanged(Today));
        Should.Throw<RuleBroken>(() => ChangeOwnPasswordHandler.Decide(command, Wang, Acting(Wang), presentIsRight: false, Today).ToList()).Field.ShouldBe("Present");
        Should.Throw<RuleBroken>(() => ChangeOwnPasswordHandler.Decide(command, Wang, Acting(Admin), presentIsRight: true, Today).ToList()).Kind.ShouldBe(Refusal.Forbidden);
        var same = command with { Wanted = command.Present };
        Should.Throw<RuleBroken>(() => ChangeOwnPasswordHandler.Decide(same, Wang, Acting(Wang), presentIsRight: true, Today).ToList()).Field.ShouldBe("Wanted");
    }
}
