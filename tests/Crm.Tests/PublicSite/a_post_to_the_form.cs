using System.Globalization;
using System.Net;
using Crm.PublicSite.Asking;
using Microsoft.Extensions.Options;

namespace Crm.Tests.PublicSite;

public class a_post_to_the_form
{
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 6, 0, 0, TimeSpan.Zero);
    private static readonly AskSettings Limits = new() { PerAddress = 4, PerAddressByQuestion = 2, Altogether = 6, WorkBits = 8 };
    private static readonly AskTicket Ticket = new(Guid.NewGuid(), Now.AddSeconds(-30), 7, 5);
    private static readonly AskProof Answered = new(null, null, "12", true);

    [Fact]
    public void passes_with_the_browsers_sum_or_the_answer_to_the_question()
    {
        Judge(Ticket, Answered).ShouldBeNull();
        Judge(Ticket, Answered with { Answer = " １２ " }).ShouldBeNull("whatever digits a phone writes");
        Judge(Ticket, new AskProof("", Work(Ticket), "", true)).ShouldBeNull();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("13")]
    [InlineData("twelve")]
    public void without_either_is_asked_the_question(string? answer) => Judge(Ticket, Answered with { Answer = answer, Work = WrongWork }).ShouldBe(RefusedPost.Unproven);

    [Fact]
    public void is_refused_by_kind()
    {
        Judge(null, Answered).ShouldBe(RefusedPost.NoTicket);
        Judge(Ticket, Answered with { SameSite = false }).ShouldBe(RefusedPost.Forged);
        Judge(Ticket, Answered with { Trap = "http://x" }).ShouldBe(RefusedPost.Trap);
        Judge(Ticket with { IssuedAt = Now.AddSeconds(-2.9) }, Answered).ShouldBe(RefusedPost.TooFast);
        Judge(Ticket with { IssuedAt = Now.AddHours(-25) }, Answered).ShouldBe(RefusedPost.Expired);
    }

    [Fact]
    public void another_tickets_sum_is_worth_nothing()
    {
        var other = Ticket with { Id = Guid.NewGuid() };
        // One sum in 256 fits by chance.
        Enumerable.Range(0, 40).Count(_ => other.IsWorkedOut(Work(Ticket with { Id = Guid.NewGuid() }), Limits.WorkBits)).ShouldBeLessThan(10);
    }

    [Fact]
    public void from_one_address_is_taken_until_the_hours_allowance_is_used_up_and_again_after_it()
    {
        var clock = new StandingClock(Now);
        var gate = new AskGate(Options.Create(Limits), clock);
        var (here, there) = (IPAddress.Parse("203.0.113.7"), IPAddress.Parse("203.0.113.8"));
        var worked = new AskProof(null, Work(Ticket), null, true);
        for (var i = 0; i < 4; i++) gate.Take(Ticket, worked, here).ShouldBeNull();
        gate.Take(Ticket, worked, here)!.Value.ShouldBe((RefusedPost.TooMany, Now.AddHours(1)));
        gate.Take(Ticket, worked, there).ShouldBeNull("somebody else is not made to wait");
        gate.GiveBack(Ticket, worked, here);
        gate.Take(Ticket, worked, here).ShouldBeNull("what was not stored does not count");
        clock.Now = Now.AddMinutes(61);
        gate.Take(Ticket, worked, here).ShouldBeNull();
    }

    [Fact]
    public void without_a_script_has_a_smaller_allowance_and_all_together_one_too()
    {
        var gate = new AskGate(Options.Create(Limits), new StandingClock(Now));
        var here = IPAddress.Parse("203.0.113.7");
        gate.Take(Ticket, Answered, here).ShouldBeNull();
        gate.Take(Ticket, Answered, here).ShouldBeNull();
        gate.Take(Ticket, Answered, here)!.Value.Kind.ShouldBe(RefusedPost.TooMany);
        for (var i = 0; i < 4; i++) gate.Take(Ticket, Answered, IPAddress.Parse($"198.51.100.{i}")).ShouldBeNull();
        gate.Take(Ticket, Answered, IPAddress.Parse("198.51.100.9"))!.Value.Kind.ShouldBe(RefusedPost.TooManyAltogether);
    }

    [Fact]
    public void repeated_ten_thousand_times_from_one_network_stores_twenty_and_from_everywhere_three_hundred()
    {
        var usual = new AskSettings { WorkBits = 8 };
        var worked = new AskProof(null, Work(Ticket), null, true);
        var one = new AskGate(Options.Create(usual), new StandingClock(Now));
        Enumerable.Range(0, 10_000).Count(_ => one.Take(Ticket, worked, IPAddress.Parse("203.0.113.7")) is null).ShouldBe(20);
        var many = new AskGate(Options.Create(usual), new StandingClock(Now));
        Enumerable.Range(0, 10_000).Count(i => many.Take(Ticket, worked, IPAddress.Parse($"10.0.{i / 256}.{i % 256}")) is null).ShouldBe(300);
    }

    [Fact]
    public void counts_for_a_whole_network_of_ipv6_and_for_one_address_of_ipv4()
    {
        AskGate.KeyOf(IPAddress.Parse("2001:db8:1:2::1")).ShouldBe(AskGate.KeyOf(IPAddress.Parse("2001:db8:1:2:ffff::9")));
        AskGate.KeyOf(IPAddress.Parse("2001:db8:1:3::1")).ShouldNotBe(AskGate.KeyOf(IPAddress.Parse("2001:db8:1:2::1")));
        AskGate.KeyOf(IPAddress.Parse("::ffff:203.0.113.7")).ShouldBe(AskGate.KeyOf(IPAddress.Parse("203.0.113.7")));
    }

    [Fact]
    public void that_is_refused_is_told_what_is_kept_and_what_to_do()
    {
        var gate = new AskGate(Options.Create(Limits), new StandingClock(Now));
        foreach (var kind in Enum.GetValues<RefusedPost>())
        {
            gate.Sentence(kind, Now.AddMinutes(12.5)).ShouldContain("您填写的都还在", customMessage: $"{kind}");
            RefusedWords.Of(kind).ShouldNotBeEmpty();
        }
        gate.Sentence(RefusedPost.TooMany, Now.AddMinutes(12.5)).ShouldContain("13 分钟");
    }

    private static string WrongWork => Enumerable.Range(0, 1000).Select(i => i.ToString(CultureInfo.InvariantCulture)).First(w => !Ticket.IsWorkedOut(w, Limits.WorkBits));

    private static RefusedPost? Judge(AskTicket? ticket, AskProof proof) => AskGate.Judge(ticket, proof, Limits, Now);

    private static string Work(AskTicket ticket) => Enumerable.Range(0, int.MaxValue).Select(i => i.ToString(CultureInfo.InvariantCulture)).First(w => ticket.IsWorkedOut(w, Limits.WorkBits));

    private sealed class StandingClock(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
