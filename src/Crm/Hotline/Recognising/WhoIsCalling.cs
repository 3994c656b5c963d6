using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Hotline.Ledger;
using Crm.Leads.Recognising;
using Crm.Privacy;
using Crm.Team;
using Marten;

namespace Crm.Hotline.Recognising;

/// <summary>Who stands behind a number: the name, the open leads and the last calls, as far as the answering person may know. Asked while the number is being typed.</summary>
/// <param name="Number">However it is written, finished or not.</param>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager)]
public sealed record WhoIsCalling(string Number) : IQuery<KnownCaller>;

/// <summary>What is known of a number.</summary>
/// <param name="Number">In the one form it is stored in; null while it is no whole number yet.</param>
/// <param name="Shown">As people write it.</param>
/// <param name="Place">Where it was given out and by whom: a hint, never a fact about the caller.</param>
/// <param name="Names">Names the caller has given, the latest first.</param>
/// <param name="Company">The company the caller named last.</param>
public sealed record KnownCaller(
    string? Number, string? Shown, string? Place, IReadOnlyList<string> Names, string? Company, string? Position, IReadOnlyList<KnownLead> Leads, IReadOnlyList<CallRow> LastCalls)
{
    /// <summary>Nothing is known, for instance because the number is not whole yet.</summary>
    public static readonly KnownCaller Nobody = new(null, null, null, [], null, null, [], []);

    /// <summary>Whether the caller has been here before.</summary>
    public bool IsKnown => Names.Count > 0 || Leads.Count > 0 || LastCalls.Count > 0;
}

/// <summary>Answers <see cref="WhoIsCalling"/>.</summary>
public static class WhoIsCallingHandler
{
    /// <summary>Calls that help to go on where the last one ended.</summary>
    public const int Calls = 5;

    public static async Task<KnownCaller> Handle(
        WhoIsCalling query, Actor actor, Vault vault, CallReader reader, QueryDesk queries, IQuerySession session, CancellationToken token)
    {
        if (!Phone.TryParse(query.Number, out var phone)) return KnownCaller.Nobody;
        var (place, persons) = (PhoneOrigin.Of(phone).Text, await vault.Persons(phone.E164, null, null, token));
        if (persons.Count == 0) return KnownCaller.Nobody with { Number = phone.ToString(), Shown = phone.Display, Place = place };

        var leads = await queries.Ask(new FindKnownLeads(persons), new Caller(actor.Login, actor.Channel), token);
        var filter = CallFilter.Reach(actor);
        // That this number once called in confidence is nobody's to know.
        filter.And("confidential is not true");
        filter.And("person = any(?)", persons.ToArray());
        var calls = await reader.Read(await session.QueryAsync<CallListing>($"where {filter.Sql} order by logged_at desc limit {Calls}", token, filter.Values), token);
        var known = leads.Answer ?? [];
        string[] names = [.. calls.Select(c => c.Caller?.Name).Concat(known.Select(l => l.Contact)).OfType<string>().Distinct()];
        return new KnownCaller(
            phone.ToString(), phone.Display, place, names, calls.Select(c => c.Company).Concat(known.Select(l => l.Company)).FirstOrDefault(c => c is not null),
            calls.Select(c => c.Caller?.Position).FirstOrDefault(p => p is not null), known, calls);
    }
}
