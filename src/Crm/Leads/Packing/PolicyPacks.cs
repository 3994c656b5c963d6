using Crm.Compendia.Profile;
using Crm.Compendia.Writing;
using Crm.Foundation;
using Crm.Leads.Merging;
using Crm.Team;
using Marten;

namespace Crm.Leads.Packing;

/// <summary>The policy packs of a lead, the latest first, with those of leads that were merged into it.</summary>
[Allow(Role.Officer, Role.Manager, Role.Auditor)]
public sealed record PolicyPacks(Guid LeadId) : IQuery<IReadOnlyList<PackRow>>;

/// <summary>A policy pack on the lead's page.</summary>
/// <param name="Link">The whole address to hand on; null once it opens nothing, and for whoever may not hand it on.</param>
/// <param name="ByName">Who made it.</param>
/// <param name="HasPdf">Whether this installation makes PDF.</param>
/// <param name="From">Number of the lead it was made on, where that was merged into this one.</param>
public sealed record PackRow(PolicyPack Pack, string? Link, string ByName, bool HasPdf, string? From);

/// <summary>Answers <see cref="PolicyPacks"/>.</summary>
public static class PolicyPacksHandler
{
    public static async Task<IReadOnlyList<PackRow>> Handle(PolicyPacks query, Actor actor, IRoster roster, PackLinks links, PdfPrinter printer, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var lead = await LeadReading.Of(query.LeadId, actor, session, token);
        Guid[] leads = [lead.Id, .. lead.Merged.Select(m => m.Id)];
        var packs = await session.Query<PolicyPack>().Where(pack => pack.Lead.IsOneOf(leads)).ToListAsync(token);
        var may = Rules.Permit(actor, typeof(MailPolicyPack));
        return [.. packs.OrderByDescending(pack => pack.MadeAt).Select(pack => new PackRow(
            pack, may && pack.IsOpen(clock.GetUtcNow()) ? links.Whole(pack.Id) : null, roster.Person(pack.By)?.Name ?? pack.By, printer.IsThere,
            lead.Merged.FirstOrDefault(m => m.Id == pack.Lead)?.Facts.Number))];
    }
}

/// <summary>A file of a policy pack, for the staff: their own looks are nobody's opening.</summary>
[Allow(Role.Officer, Role.Manager, Role.Auditor)]
public sealed record ReadPolicyPack(Guid LeadId, Guid PackId, BookFormat Format) : IQuery<CompendiumFile>;

/// <summary>Answers <see cref="ReadPolicyPack"/>.</summary>
public static class ReadPolicyPackHandler
{
    public static async Task<CompendiumFile> Handle(ReadPolicyPack query, Actor actor, PackBooks books, IQuerySession session, CancellationToken token)
    {
        var lead = await LeadReading.Of(query.LeadId, actor, session, token);
        var pack = await session.LoadAsync<PolicyPack>(query.PackId, token);
        if (pack is null || (pack.Lead != lead.Id && lead.Merged.All(m => m.Id != pack.Lead))) throw new RuleBroken("这条线索没有这个政策包。") { Kind = Refusal.Missing };
        return await books.Write(pack, query.Format, session, token);
    }
}
