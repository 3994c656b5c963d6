using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Hotline.Confiding;
using Crm.Privacy;
using Crm.Team;

namespace Crm.Hotline.Ringing;

/// <summary>A phone call, readable for whoever reaches it.</summary>
/// <param name="Number">E.164; null where it is withheld.</param>
/// <param name="Shown">The number as people write it.</param>
/// <param name="Place">Where the number was given out: a hint.</param>
/// <param name="Agent">Login of whoever it rings at or who talks.</param>
/// <param name="AgentName">Their name.</param>
/// <param name="TakenBy">Login of whoever said that it is theirs.</param>
/// <param name="TakenByName">Their name.</param>
/// <param name="Unit">Name of the unit whose telephone system it is.</param>
/// <param name="Begin">When it began.</param>
public sealed record PhoneRow(
    Guid Id, string? Number, string? Shown, string? Place, PhonePhase Phase, CallDirection Direction, string? Extension, string? Agent, string? AgentName, string? TakenBy,
    string? TakenByName, string Unit, DateTimeOffset Begin, DateTimeOffset? AnsweredAt, DateTimeOffset? EndedAt) : IRow
{
    /// <summary>Whether this person talks, or it rings at their place, or is theirs by their own word. Who talks is beyond words.</summary>
    public bool IsFor(string? login) => login is not null && (Phase == PhonePhase.Talking ? Agent ?? TakenBy : TakenBy ?? Agent) == login;

    /// <summary>Name of whoever is on it; null while nobody is.</summary>
    public string? Holder => Phase == PhonePhase.Talking ? AgentName ?? TakenByName : TakenByName;
}

/// <summary>Makes rows readable: opens numbers, names people and units.</summary>
public sealed class PhoneReader(Vault vault, IRoster roster, ConfidentialCalls confidential)
{
    /// <summary>The rows, in the same order.</summary>
    public async Task<IReadOnlyList<PhoneRow>> Read(IReadOnlyList<PhoneListing> rows, CancellationToken token)
    {
        await vault.Ready(rows.Select(row => row.Person).OfType<Guid>(), token);
        var hidden = await confidential.Among(rows.Select(row => row.Call), token);
        var read = new List<PhoneRow>(rows.Count);
        foreach (var row in rows) read.Add(row.Call is { } call && hidden.Contains(call) ? await Read(row with { Caller = null }, token) with { Shown = ConfidentialCalls.Hidden } : await Read(row, token));
        return read;
    }

    private async Task<PhoneRow> Read(PhoneListing row, CancellationToken token)
    {
        var number = await vault.Open(row.Caller?.Phone, token);
        var phone = Phone.TryParse(number, out var known) ? known : null;
        return new PhoneRow(
            row.Id, number, phone?.Display, phone is null ? null : PhoneOrigin.Of(phone).Text, row.Phase, row.Direction, row.Trace.Extension, Who(row), Name(Who(row)), row.TakenBy,
            Name(row.TakenBy), roster.Unit(row.Unit)?.Name ?? row.Unit, row.BeganAt, row.Trace.AnsweredAt, row.Trace.EndedAt);
    }

    // What is over is a matter of whoever answered, what is not of whoever it rings at.
    private static string? Who(PhoneListing row) => row.Phase == PhonePhase.Over ? row.AnsweredBy ?? row.Agent : row.Agent;

    private string? Name(string? login) => login is null ? null : roster.Person(login)?.Name ?? login;
}
