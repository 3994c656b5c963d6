using Crm.Foundation;
using Crm.IntegrationTests.Policies;
using Crm.Leads;
using Crm.Leads.Opening;
using Crm.Promises.Listing;
using Crm.Promises.Making;

namespace Crm.IntegrationTests.Promises;

/// <summary>A lead of 德清县, a document under a title of its own, and what is promised on both.</summary>
internal sealed class Promised(CrmApp app)
{
    public const string Officer = "officer@330521";
    public const string Manager = "manager@330521";
    public const string Stranger = "officer@330523";

    public static readonly DateOnly Day = new(2026, 6, 1);

    public Guid Lead { get; private set; }

    public Guid Document { get; private set; }

    public string Title { get; } = "承诺之办法" + Guid.NewGuid().ToString("N");

    public string Company { get; } = "允诺" + Guid.NewGuid().ToString("N")[..10];

    public async Task<Promised> Ready(string body = "    对新建项目给予每亩三万元补助。")
    {
        Lead = await OpenLead(Company);
        Document = (await app.ImportOne(Title, body)).DocumentId.ShouldNotBeNull();
        return this;
    }

    public async Task<Guid> OpenLead(string company)
    {
        var lead = Guid.CreateVersion7();
        await Do(new OpenLead(lead, company, company, Source.Outreach, null, new Needs { Region = "330521" }, Day, Owner: Officer), Officer);
        return lead;
    }

    /// <summary>The command, ready to be changed.</summary>
    public MakePromise Making(string what = "每亩补助三万元", Guid? lead = null) =>
        new(Guid.CreateVersion7(), lead ?? Lead, what, Day.AddDays(60), Day, 240, null, null, Document, 1, "每亩三万元补助");

    public async Task<Guid> Make(MakePromise? making = null, string login = Officer)
    {
        making ??= Making();
        await Do(making, login);
        return making.PromiseId;
    }

    /// <summary>The promises on a lead as somebody sees them.</summary>
    public async Task<IReadOnlyList<PromiseRow>> On(Guid lead, string login = Officer) => (await app.Ask(new FindPromises { View = "all", Lead = lead }, login)).Answer.ShouldNotBeNull().Rows;

    public async Task<PromiseRow> Only(string login = Officer) => (await On(Lead, login)).ShouldHaveSingleItem();

    public async Task Do(ICommand command, string login) => (await app.Send(command, login)).Sentence.ShouldBeNull();
}
