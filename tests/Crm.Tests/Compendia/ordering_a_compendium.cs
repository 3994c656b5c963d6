using Crm.Compendia;
using Crm.Compendia.Listing;
using Crm.Compendia.Ordering;
using Crm.Compendia.Writing;
using Crm.Foundation;
using Crm.Privacy;

namespace Crm.Tests.Compendia;

public class ordering_a_compendium
{
    private const string Link = "00112233445566778899aabbccddeeff0011223344556677";
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 4, 0, 0, TimeSpan.Zero);
    private static readonly Guid Book = Guid.NewGuid();

    private static readonly Edition Built = new(
        Guid.NewGuid(), "汇编", new CompendiumScope([], [], [], new(2026, 6, 1)), [], [new BuiltFile(BookFormat.Docx, 10, "x"), new BuiltFile(BookFormat.Html, 10, "x")], Now);

    private static CompendiumOrder Mailed => new()
    {
        Compendium = Book,
        Links = [new OrderLink(SecretLinks.HashOf(Link), Now.AddDays(14), Now)],
        Hashes = [SecretLinks.HashOf(Link)],
    };

    [Fact]
    public void counts_a_download() =>
        Fetch(Mailed, BookFormat.Docx, Now).Single().ShouldBe(new CompendiumFetched(Built.Build, BookFormat.Docx, new(2026, 6, 1)));

    [Fact]
    public void counts_the_same_file_within_an_hour_once_and_another_file_anew()
    {
        var fetched = Mailed with { Fetched = 1, Fetches = [new OrderFetch(BookFormat.Docx, Now)] };
        Fetch(fetched, BookFormat.Docx, Now.AddMinutes(59)).ShouldBeEmpty();
        Fetch(fetched, BookFormat.Docx, Now.AddMinutes(61)).Count.ShouldBe(1);
        Fetch(fetched, BookFormat.Html, Now).Count.ShouldBe(1);
    }

    [Fact]
    public void is_over_when_the_link_ends() => Should.Throw<RuleBroken>(() => Fetch(Mailed, BookFormat.Docx, Now.AddDays(14)));

    [Fact]
    public void gives_no_file_that_was_not_built_or_is_no_longer_published()
    {
        Should.Throw<RuleBroken>(() => Fetch(Mailed, BookFormat.Pdf, Now)).Kind.ShouldBe(Refusal.Missing);
        Should.Throw<RuleBroken>(() => FetchCompendiumHandler.Decide(new FetchCompendium(Link, BookFormat.Docx), Mailed, null, Now).ToList()).Kind.ShouldBe(Refusal.Missing);
    }

    [Fact]
    public void mails_a_new_link_but_neither_at_once_nor_for_ever()
    {
        var next = new NextLink(2, "hash", Now.AddDays(20));
        RenewCompendiumLinkHandler.Decide(Mailed, 5, next, Now.AddMinutes(1)).Single().ShouldBeOfType<CompendiumLinkMailed>().Link.ShouldBe(2);
        var renewed = Mailed with { Links = [.. Mailed.Links, new OrderLink("hash", Now.AddDays(20), Now)] };
        Should.Throw<RuleBroken>(() => RenewCompendiumLinkHandler.Decide(renewed, 5, next, Now.AddMinutes(9)).ToList());
        RenewCompendiumLinkHandler.Decide(renewed, 5, next, Now.AddMinutes(11)).Count().ShouldBe(1);
        Should.Throw<RuleBroken>(() => RenewCompendiumLinkHandler.Decide(Mailed, 1, next, Now.AddHours(1)).ToList());
    }

    [Fact]
    public void answers_a_request_that_waited_once_and_with_what_is_published()
    {
        var (waiting, next, command) = (Mailed with { Compendium = null, Links = [], Hashes = [] }, new NextLink(1, "hash", Now.AddDays(14)), new FulfilOrder(Guid.NewGuid(), Book));
        FulfilOrderHandler.Decide(command, waiting, true, next, new(2026, 6, 1)).Single().ShouldBeOfType<CompendiumLinkMailed>().Compendium.ShouldBe(Book);
        Should.Throw<RuleBroken>(() => FulfilOrderHandler.Decide(command, waiting, false, next, new(2026, 6, 1)).ToList());
        Should.Throw<RuleBroken>(() => FulfilOrderHandler.Decide(command, Mailed, true, next, new(2026, 6, 1)).ToList());
    }

    private static List<object> Fetch(CompendiumOrder order, BookFormat format, DateTimeOffset at) => [.. FetchCompendiumHandler.Decide(new FetchCompendium(Link, format), order, Built, at)];
}
