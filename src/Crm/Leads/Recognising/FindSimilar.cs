using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Leads.Finding;
using Crm.Privacy;
using Crm.Team;
using Marten;

namespace Crm.Leads.Recognising;

/// <summary>
/// The leads of what may be the same investor, by whatever is known so far: asked while a name is being typed, before an inquiry or a call becomes a lead, and by
/// machines. What can't be read is refused at its field; who asks while somebody types leaves it out (<see cref="Typed.Readable"/>).
/// </summary>
/// <param name="Except">A lead that is not to be found: the one that is asked about.</param>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager)]
public sealed record FindSimilar(string? Company = null, string? CreditCode = null, string? Phone = null, string? Email = null, Guid? Except = null) : IQuery<IReadOnlyList<SimilarLead>>;

/// <summary>What stands in a form that somebody is still filling in.</summary>
public static class Typed
{
    /// <summary>The question without what is no code, number or address yet.</summary>
    public static FindSimilar Readable(this FindSimilar query) => query with
    {
        CreditCode = CreditCode.TryParse(query.CreditCode, out _) ? query.CreditCode : null,
        Phone = Phone.TryParse(query.Phone, out _) ? query.Phone : null,
        Email = MailDomain.IsAddress(query.Email) ? query.Email : null,
    };
}

/// <summary>Answers <see cref="FindSimilar"/>.</summary>
public static class FindSimilarHandler
{
    /// <summary>More than this are no help.</summary>
    public const int Most = 10;

    // The likeliest ones of a brand that hundreds share; which of them are open their listings tell.
    private const int Looked = 50;

    public static async Task<IReadOnlyList<SimilarLead>> Handle(FindSimilar query, Actor actor, IRoster roster, Vault vault, IQuerySession session, CancellationToken token)
    {
        MustBeReadable(query);
        var persons = await vault.Persons(query.Phone, query.Email, null, token);
        var colleagues = (await vault.Colleagues(query.Email, token)).ToHashSet();
        var asked = Investor.Of(query.Company, query.CreditCode, query.Email, persons.ToHashSet());
        var candidates = await Candidates.Of([asked], [.. persons.Union(colleagues)], actor, session, token);
        var like = candidates.Where(c => c.Id != query.Except).Select(c => (c.Id, Likeness: Likest(c, asked, colleagues))).Where(c => c.Likeness.Verdict != Verdict.Different)
            .OrderByDescending(c => c.Likeness.Score).Take(Looked).ToList();
        var rows = await Candidates.Listings(like.Select(c => c.Id), session, token);
        return
        [
            .. like.Where(c => rows.ContainsKey(c.Id)).Select(c => SimilarLead.Of(rows[c.Id], c.Likeness, actor, roster))
                .OrderByDescending(lead => lead.IsOpen).ThenByDescending(lead => lead.Verdict).ThenByDescending(lead => lead.SamePerson).ThenByDescending(lead => rows[lead.Id].Updated).Take(Most),
        ];
    }

    private static void MustBeReadable(FindSimilar query)
    {
        if (query.Company?.Length > 200) throw new RuleBroken("企业名称不能超过 {0} 个字。", 200) { Field = nameof(query.Company), Kind = Refusal.Input };
        if (query.CreditCode.Filled() is { } code) CreditCode.Parse(code, nameof(query.CreditCode));
        if (query.Phone.Filled() is { } phone) Phone.Parse(phone, nameof(query.Phone));
        if (query.Email.Filled() is { } email && !MailDomain.IsAddress(email)) throw new RuleBroken("邮箱地址写得不对，例如 li@example.com。") { Field = nameof(query.Email), Kind = Refusal.Input };
    }

    // A lead keeps no address in the clear: that one of its contacts has one of the same company only the vault knows.
    private static Likeness Likest(LeadIndex lead, Investor asked, HashSet<Guid> colleagues) => lead.Investors
        .Select(known => Likeness.Of(asked, known with { Domain = lead.Persons.Any(colleagues.Contains) ? asked.Domain : null })).MaxBy(likeness => likeness.Score)!;
}
