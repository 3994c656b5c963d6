using Crm.Foundation;
using Crm.Leads;
using Crm.Leads.Advancing;
using Crm.Leads.Assigning;
using Crm.Leads.Claiming;
using Crm.Leads.Contacting;
using Crm.Leads.Filing;
using Crm.Leads.FollowingUp;
using Crm.Leads.Merging;
using Crm.Leads.Naming;
using Crm.Leads.Opening;
using Crm.Leads.Packing;
using Crm.Leads.Planning;
using Crm.Leads.Pooling;
using Crm.Leads.Profile;
using Crm.Leads.Raising;
using Crm.Leads.Referencing;
using Crm.Leads.Reopening;
using Crm.Leads.Revising;
using Crm.Leads.Sharing;
using Crm.Leads.SteppingBack;
using Crm.Leads.Terminating;
using Crm.Leads.Visiting;
using Crm.Privacy;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.IntegrationTests.Commands;

/// <summary>What is done to a lead by its officer and the manager above.</summary>
internal static class LeadExamples
{
    public const string Officer = "officer@330521";
    public const string Manager = "manager@330500";

    /// <summary>Long before any day a test runs on, so that it can't be taken for the day of recording.</summary>
    public static readonly DateOnly Day = new(2026, 6, 1);

    public static Book Book => new Book()
        .First(Officer, Opening)
        .On(Manager, InPool, lead => new AssignLead(lead, "330521", Officer, null, Day))
        .On(Officer, InPool, lead => new ClaimLead(lead, Day))
        .On(Manager, StaffExamples.Founded, unit => new SetPoolRules(unit, China.Today(TimeProvider.System), PoolRules.Usual, Day))
        .On(Officer, Owned, lead => new ReturnLead(lead, "转给懂行的同事", Day))
        .On(Officer, Owned, lead => new ShareLead(lead, "officer@330523", Day))
        .On(Officer, Owned, lead => new NameLead(lead, "浙江云帆机电股份有限公司", "电机二期", null, Day, 2))
        .On(Officer, Owned, lead => new RecordContact(lead, new Contact("王工", Hotline.Calls.NewNumber()), Day))
        .On(Officer, Owned, lead => new ReviseNeeds(lead, new Needs { LandMu = 120, Region = "330521" }, Day, 2))
        .On(Officer, Owned, lead => new LogFollowUp(lead, Guid.NewGuid(), FollowUpKind.Phone, "客户要 80 亩", Day, "发资料", Day.AddDays(3)))
        .On(Officer, Owned, lead => new PlanNextAction(lead, "约考察", Day.AddDays(7), Day))
        .On(Officer, Planned, lead => new CompleteNextAction(lead, Day))
        .On(Officer, Owned, lead => new PlanVisit(lead, Guid.NewGuid(), VisitDirection.InvestorComes, Day.AddDays(9), "管委会", "看地", Day))
        .On(Officer, VisitPlanned, x => new HoldVisit(x.Lead, x.Visit, VisitDirection.InvestorComes, "管委会", "看中 A-03", Day))
        .On(Officer, VisitPlanned, x => new CancelVisit(x.Lead, x.Visit, "客户改期", Day))
        .On(Officer, Owned, lead => new AdvanceStage(lead, Stage.Assessing, Day, [], 2))
        .On(Officer, Assessed, lead => new StepBack(lead, Stage.Lead, "资料不全", Day, 3))
        .On(Officer, Signed, lead => new RaiseInvestment(lead, Guid.NewGuid(), 3_000, new Evidence(EvidenceKind.Agreement, "增-7"), Day, 4))
        .On(Officer, Raised, x => new WithdrawRaise(x.Lead, x.Raise, "金额填错", Day))
        .On(Officer, Owned, lead => new TerminateLead(lead, TerminationReason.NoFittingSite, null, Day, 2))
        .On(Officer, Terminated, lead => new ReopenLead(lead, "客户又来了", Day, 3))
        .On(Officer, WithPolicy, x => new AttachPolicy(x.Lead, x.Document, 1, "每亩三万元", null, Day))
        .On(Officer, Quoted, x => new DetachPolicy(x.Lead, x.Document, 1, "已有新政策", Day))
        .On(Officer, WithPolicy, x => new MakePolicyPack(x.Lead, Guid.NewGuid(), "适用政策", "请先看第一份", [new PackChoice(x.Document), new PackChoice(x.Document, 1, "每亩三万元", "用地补助")], Day))
        .On(Officer, Packed, x => new MailPolicyPack(x.Lead, x.Pack, x.Person))
        .On(Officer, Packed, x => new RevokePolicyPack(x.Lead, x.Pack))
        .On(":tests", Packed, x => new OpenPolicyPack(x.Link, PackOpening.Page))
        .On(Officer, TwoOwned, x => new MergeLeads(x.Kept, x.Other, [MergeField.Project], "同一个项目", Day, 2, 2))
        .On(Officer, Merged, x => new UnmergeLeads(x.Kept, x.Other, Day, 3))
        .On(Officer, Owned, lead => Filing(lead))
        .On(Officer, Filed, file => new RemoveFile(file.LeadId, file.FileId, "传错了文件", Day));

    /// <summary>A lead of the officer's.</summary>
    public static async Task<Guid> Owned(CrmApp app)
    {
        var opening = Opening();
        await app.Do(opening, Officer);
        return opening.LeadId;
    }

    /// <summary>A policy pack on a lead of the officer's, with a contact it can be mailed to and the link it is behind.</summary>
    public static async Task<(Guid Lead, Guid Pack, Guid Person, string Link)> Packed(CrmApp app)
    {
        var (lead, document) = (await Owned(app), await PolicyExamples.Imported(app));
        var pack = Guid.NewGuid();
        await app.Do(new RecordContact(lead, new Contact("李女士", Hotline.Calls.NewNumber(), $"{Guid.NewGuid():N}@example.test"), Day), Officer);
        await app.Do(new MakePolicyPack(lead, pack, "适用政策", "请先看第一份", [new PackChoice(document), new PackChoice(document, 1, "每亩三万元")], Day), Officer);
        var person = (await app.Ask(new LeadProfile(lead), Officer)).Answer!.Contacts.Single().Person;
        return (lead, pack, person, app.Host.Services.GetRequiredService<PackLinks>().Of(pack));
    }

    private static AddFile Filing(Guid lead) => new(lead, Guid.NewGuid(), "协议.pdf", new FileContent("%PDF-1.7\n%%EOF\n"u8.ToArray()), Day);

    private static async Task<AddFile> Filed(CrmApp app)
    {
        var filing = Filing(await Owned(app));
        await app.Do(filing, Officer);
        return filing;
    }

    private static OpenLead Opening() => new(
        Guid.CreateVersion7(), "浙江云帆机电有限公司", "电机扩产", Source.Outreach, null, new Needs { Investment = 12_000, LandMu = 80, Region = "330521" }, Day, Owner: Officer);

    private static async Task<Guid> InPool(CrmApp app)
    {
        var opening = Opening() with { Unit = "330521", Owner = null };
        await app.Do(opening, Manager);
        return opening.LeadId;
    }

    private static async Task<(Guid Kept, Guid Other)> TwoOwned(CrmApp app) => (await Owned(app), await Owned(app));

    private static async Task<(Guid Kept, Guid Other)> Merged(CrmApp app)
    {
        var (kept, other) = await TwoOwned(app);
        await app.Do(new MergeLeads(kept, other, null, null, Day, 2, 2), Officer);
        return (kept, other);
    }

    private static async Task<Guid> Planned(CrmApp app)
    {
        var lead = await Owned(app);
        await app.Do(new PlanNextAction(lead, "约考察", Day.AddDays(7), Day), Officer);
        return lead;
    }

    private static async Task<(Guid Lead, Guid Visit)> VisitPlanned(CrmApp app)
    {
        var (lead, visit) = (await Owned(app), Guid.NewGuid());
        await app.Do(new PlanVisit(lead, visit, VisitDirection.InvestorComes, Day, "管委会", null, Day), Officer);
        return (lead, visit);
    }

    private static async Task<Guid> Assessed(CrmApp app)
    {
        var lead = await Owned(app);
        await app.Do(new AdvanceStage(lead, Stage.Assessing, Day, [], 2), Officer);
        return lead;
    }

    private static async Task<Guid> Signed(CrmApp app)
    {
        var lead = await Owned(app);
        await app.Do(new LogFollowUp(lead, Guid.NewGuid(), FollowUpKind.Meeting, "谈妥了", Day), Officer);
        await app.Do(new AdvanceStage(lead, Stage.Signed, Day, [new Evidence(EvidenceKind.Agreement, "协-7", On: Day, Amount: 12_000)], 3), Officer);
        return lead;
    }

    private static async Task<(Guid Lead, Guid Raise)> Raised(CrmApp app)
    {
        var (lead, raise) = (await Signed(app), Guid.NewGuid());
        await app.Do(new RaiseInvestment(lead, raise, 3_000, new Evidence(EvidenceKind.Agreement, "增-7"), Day, 4), Officer);
        return (lead, raise);
    }

    private static async Task<Guid> Terminated(CrmApp app)
    {
        var lead = await Owned(app);
        await app.Do(new TerminateLead(lead, TerminationReason.NoFittingSite, null, Day, 2), Officer);
        return lead;
    }

    /// <summary>A lead of the officer's and a document of the library.</summary>
    public static async Task<(Guid Lead, Guid Document)> WithPolicy(CrmApp app) => (await Owned(app), await PolicyExamples.Imported(app));

    private static async Task<(Guid Lead, Guid Document)> Quoted(CrmApp app)
    {
        var (lead, document) = await WithPolicy(app);
        await app.Do(new AttachPolicy(lead, document, 1, "每亩三万元", null, Day), Officer);
        return (lead, document);
    }
}
