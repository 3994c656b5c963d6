using Crm.Compendia;
using Crm.Compendia.Building;
using Crm.Compendia.Drafting;
using Crm.Compendia.Listing;
using Crm.Compendia.Ordering;
using Crm.Compendia.Publishing;
using Crm.Compendia.Writing;
using Crm.Foundation;
using Crm.IntegrationTests.Hotline;
using Crm.IntegrationTests.Policies;
using Crm.Privacy;
using Crm.Privacy.Consenting;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.IntegrationTests.Commands;

/// <summary>What an editor does with a compendium, and visitors with what is published.</summary>
internal static class CompendiumExamples
{
    // A job may do what a visitor may.
    private const string Visitor = ":tests";

    public static readonly CompendiumScope Scope = new(["330521"], [], [], new(2026, 6, 1));

    public static Book Book => new Book()
        .First(Library.Editor, Drafting)
        .On(Library.Editor, Drafted, compendium => new ReviseCompendium(compendium, "德清县招商政策汇编（修订）", Scope with { Unstated = false }))
        .On(Library.Editor, Drafted, compendium => new BuildCompendium(compendium, Guid.NewGuid()))
        .On(Library.Editor, Building, compendium => new CancelBuild(compendium))
        .On(Library.Editor, Built, compendium => new PublishCompendium(compendium))
        .On(Library.Editor, Published, compendium => new UnpublishCompendium(compendium, "政策有变"))
        .On(Visitor, Offered, x => Ordering(x.Compendium, null, x.Notice))
        .On(Visitor, Ordered, link => new FetchCompendium(link, BookFormat.Docx))
        .On(Visitor, Ordered, link => new RenewCompendiumLink(link))
        .On(Library.Editor, Waiting, x => new FulfilOrder(x.Order, x.Compendium));

    /// <summary>One that is published.</summary>
    public static async Task<Guid> Published(CrmApp app)
    {
        var compendium = await Built(app);
        await app.Do(new PublishCompendium(compendium), Library.Editor);
        return compendium;
    }

    /// <summary>One that was built just now.</summary>
    public static async Task<Guid> Built(CrmApp app)
    {
        var compendium = await Drafted(app);
        await app.Do(new BuildCompendium(compendium, Guid.NewGuid()), Library.Editor);
        await Until.Found(async () => await Listed(app, compendium) is { Built: not null } row ? row : null, "the compendium that was built");
        return compendium;
    }

    public static async Task<CompendiumListing?> Listed(CrmApp app, Guid compendium)
    {
        await using var session = app.Store.QuerySession();
        return await session.LoadAsync<CompendiumListing>(compendium);
    }

    public static OrderCompendium Ordering(Guid? compendium, string? region, string notice) => new(
        Guid.CreateVersion7(), compendium, region, null, "浙江云帆机电有限公司", new Contact("李女士", Calls.NewNumber(), $"{Guid.NewGuid():N}@example.test"), notice, false, "zh-CN");

    public static async Task<string> Notice(CrmApp app)
    {
        await using var session = app.Store.QuerySession();
        return (await ConsentNotice.On(China.Today(TimeProvider.System), session, default))!.Version;
    }

    private static DraftCompendium Drafting() => new(Guid.CreateVersion7(), "德清县招商政策汇编", Scope, [Guid.NewGuid()]);

    private static async Task<Guid> Drafted(CrmApp app)
    {
        // What names no region belongs to every compendium.
        await PolicyExamples.Imported(app);
        var drafting = Drafting();
        await app.Do(drafting, Library.Editor);
        return drafting.CompendiumId;
    }

    // Begun, and its turn never comes.
    private static async Task<Guid> Building(CrmApp app)
    {
        var compendium = await Drafted(app);
        await using var session = app.Store.LightweightSession();
        session.Events.Append(compendium, new CompendiumBuildBegun(Guid.NewGuid(), China.Today(TimeProvider.System)));
        await session.SaveChangesAsync();
        return compendium;
    }

    private static async Task<(Guid Compendium, string Notice)> Offered(CrmApp app) => (await Published(app), await Notice(app));

    private static async Task<string> Ordered(CrmApp app)
    {
        var (compendium, notice) = await Offered(app);
        var ordering = Ordering(compendium, null, notice);
        await TestPeople.Send(app.Host.Services, ordering);
        return app.Host.Services.GetRequiredService<SecretLinks>().Of(OrderMail.Purpose, CompendiumOrder.IdOf(ordering.InquiryId), 1);
    }

    // Nobody has made one of Tibet.
    private static async Task<(Guid Order, Guid Compendium)> Waiting(CrmApp app)
    {
        var (compendium, notice) = await Offered(app);
        var ordering = Ordering(null, "540000", notice);
        await TestPeople.Send(app.Host.Services, ordering);
        return (CompendiumOrder.IdOf(ordering.InquiryId), compendium);
    }
}
