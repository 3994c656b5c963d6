using Alba;
using Crm.Foundation;
using Crm.Leads;
using Crm.Leads.FollowingUp;
using Crm.Leads.Advancing;
using Crm.Leads.Listing;
using Crm.Leads.Opening;
using Crm.Team;
using Marten;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
namespace Crm.IntegrationTests;
public class FakeRoster : IRoster
{
    static readonly PersonPlace p = new("officer","陈","330000","330000/",new HashSet<Role>{Role.Officer},null,false);
    public IReadOnlyList<UnitPlace> Units => [new UnitPlace("330000","浙江","330000/")];
    public Actor? Find(string login, string channel) => login=="officer"? new(login,"陈","330000","330000/",p.Roles,channel): null;
    public IReadOnlyList<PersonPlace> People(string u, Role r) => [p];
    public PersonPlace? Person(string login) => login=="officer"?p:null;
    public UnitPlace? Unit(string code) => Units.FirstOrDefault(u=>u.Code==code);
}
public class Spike
{
    [Fact]
    public async Task works()
    {
        JasperFx.CommandLine.JasperFxEnvironment.AutoStartHost = true;
        await using var host = await AlbaHost.For<Program>(b => { b.UseSetting("ConnectionStrings:Crm","Host=127.0.0.1;Port=5544;Username=postgres;Database=core"); b.ConfigureServices(s => { s.AddSingleton<IRoster, FakeRoster>(); s.AddAuthorization(o=>o.AddPolicy("api",p=>p.RequireAssertion(_=>true)));}); });
        var scopes = host.Services.GetRequiredService<IServiceScopeFactory>();
        var id = Guid.NewGuid();
        var me = new Caller("officer","api");
        var today = new DateOnly(2026,11,1);
        var o = await Desk.Send(scopes, new OpenLead(id,"杭州某某公司","扩产",Source.Hotline,new Crm.Privacy.Contact("李女士","+8613805721234"),new Needs{Investment=12000,LandMu=80,Region="330500"},today,null,"officer"), me with {IdempotencyKey="a"});
        o.Sentence.ShouldBeNull();
        o = await Desk.Send(scopes, new OpenLead(id,"杭州某某公司","扩产",Source.Hotline,new Crm.Privacy.Contact("李女士","+8613805721234"),new Needs{Investment=12000,LandMu=80,Region="330500"},today,null,"officer"), me with {IdempotencyKey="a"});
        o.Ok.ShouldBeTrue(o.Sentence);
        o = await Desk.Send(scopes, new OpenLead(id,"杭州某某公司","扩产",Source.Hotline,null,new Needs{Investment=12000,LandMu=80,Region="330500"},today,null,"officer"), me);
        o.Refusal.ShouldBe(Refusal.Conflict);
        o = await Desk.Send(scopes, new LogFollowUp(id, Guid.NewGuid(), FollowUpKind.Phone, "谈了", today, "寄资料", today.AddDays(3)), me);
        o.Ok.ShouldBeTrue(o.Sentence);
        o = await Desk.Send(scopes, new LogFollowUp(id, Guid.NewGuid(), FollowUpKind.Phone, "", today), me);
        o.Refusal.ShouldBe(Refusal.Input);
        o = await Desk.Send(scopes, new AdvanceStage(id, Stage.Negotiating, today, [], 2), me);
        o.Refusal.ShouldBe(Refusal.Conflict);
        o = await Desk.Send(scopes, new AdvanceStage(id, Stage.Signed, today, [], 3), me);
        o.Refusal.ShouldBe(Refusal.Rule, o.Sentence);
        o = await Desk.Send(scopes, new AdvanceStage(id, Stage.Negotiating, today, [], 3), me);
        o.Ok.ShouldBeTrue(o.Sentence);
        o = await Desk.Send(scopes, new AdvanceStage(Guid.NewGuid(), Stage.Negotiating, today, [], 3), me);
        o.Refusal.ShouldBe(Refusal.Missing, o.Sentence);
        o = await Desk.Send(scopes, new AdvanceStage(id, Stage.Visiting, today, [], 4), new Caller("nobody","api"));
        o.Refusal.ShouldBe(Refusal.Forbidden, o.Sentence);
        var page = await host.Services.GetRequiredService<QueryDesk>().Ask(new FindLeads(Text:"某某", Region:"330000", Industry:null), me);
        page.Sentence.ShouldBeNull();
        page.Answer!.Rows.Count.ShouldBeGreaterThan(0);
        var next = await host.Services.GetRequiredService<QueryDesk>().Ask(new FindLeads(After: LeadFilter.MarkOf(page.Answer.Rows[0])), me);
        next.Sentence.ShouldBeNull();
        await using var s = host.Services.GetRequiredService<IDocumentStore>().QuerySession();
        var events = await s.Events.FetchStreamAsync(id);
        foreach (var e in events) TestContext.Current.TestOutputHelper!.WriteLine($"{e.Version} {e.EventTypeName} {e.UserName} {e.CorrelationId} {string.Join(",", e.Headers?.Select(h=>h.Key+"="+h.Value) ?? [])} {System.Text.Json.JsonSerializer.Serialize(e.Data)}");
        (await s.LoadAsync<Lead>(id))!.Stage.ShouldBe(Stage.Negotiating);
    }
}
