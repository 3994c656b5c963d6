using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.Hotline.Confiding;
using Crm.Inquiries;
using Crm.Privacy;
using Crm.Team;

namespace Crm.Hotline.Ledger;

/// <summary>One call, readable for whoever reaches it.</summary>
/// <param name="Region">Region of interest, GB/T 2260.</param>
/// <param name="Agent">Name of whoever put it down.</param>
/// <param name="HandedTo">Name of the colleague or the unit it was handed to.</param>
/// <param name="CallBackAt">When it is to be called back, while that is due.</param>
/// <param name="CallBackBy">Name of whoever is to call back.</param>
/// <param name="Tries">How often the call-back was tried without an answer.</param>
/// <param name="Version">What a correction names as the version it saw.</param>
public sealed record CallRow(
    Guid Id, Topic Topic, CallDirection Direction, Contact? Caller, string? Company, string? Region, string? Wish, string? Remarks, CallOutcome Outcome, string Agent,
    string Unit, string? HandedTo, DateTimeOffset? CallBackAt, string? CallBackBy, int Tries, Guid? Inquiry, Guid? Lead, IReadOnlyList<string> Notes, DateOnly OccurredOn,
    DateTimeOffset LoggedAt, long Version) : IRow
{
    /// <summary>The hand-over that is not settled yet.</summary>
    public PendingTransfer? Pending { get; init; }

    /// <summary>Name of whoever handed it over, while that is not settled.</summary>
    public string? PendingFrom { get; init; }

    /// <summary>Code of the unit that put it down.</summary>
    public string UnitCode { get; init; } = "";

    /// <summary>Who may look at the caller; null where the call is not confidential.</summary>
    public CallReaders? Readers { get; init; }

    /// <summary>Whether what stands here of the caller is no more than that it is confidential.</summary>
    public bool Hidden { get; init; }

    /// <summary>What it is called in lists.</summary>
    public string Title => Hidden ? Texts.Of("保密来电") : Company ?? Caller?.Name ?? CallWords.Shown(Caller?.Phone) ?? Texts.Of("没有号码");

    /// <summary>Short name of the region of interest.</summary>
    public string RegionName => Regions.Label(Region);

    /// <summary>The call as it was written down, to be put right.</summary>
    public CallSheet Sheet() => new(Topic, Caller, Company, Region, Wish, Remarks, Direction);
}

/// <summary>Makes rows readable: opens the caller, names people and units.</summary>
public sealed class CallReader(Vault vault, IRoster roster)
{
    /// <summary>The rows, in the same order; of confidential calls nothing that tells who called or what they said, whoever asks.</summary>
    public async Task<IReadOnlyList<CallRow>> Read(IReadOnlyList<CallListing> rows, CancellationToken token)
    {
        await vault.Ready(rows.Where(row => row.Readers is null).Select(row => row.Person).OfType<Guid>(), token);
        var read = new List<CallRow>(rows.Count);
        foreach (var row in rows) read.Add(row.Readers is null ? await ReadAll(row, token) : await ReadAll(Hide(row), token) with { Caller = new Contact(ConfidentialCalls.Hidden, null), Hidden = true });
        return read;
    }

    /// <summary>Everything that stands in a row. Of a confidential call only for whoever may look, and after it was put down that they do.</summary>
    public async Task<CallRow> ReadAll(CallListing row, CancellationToken token)
    {
        var record = row.Record;
        return new CallRow(
            row.Id, record.Topic, record.Direction, await vault.Open(record.Caller, token), record.Company, record.Region, record.Wish, record.Remarks, row.Outcome,
            Name(row.Agent)!, Place(row.Unit)!, Name(row.HandedTo) ?? Place(row.HandedToUnit), row.CallBackAt, Name(row.CallBackBy), row.Tries, row.Inquiry, row.Lead, row.Notes,
            row.OccurredOn, row.LoggedAt, row.Events)
        { Pending = row.Pending, PendingFrom = Name(row.PendingFrom), UnitCode = row.Unit, Readers = row.Readers };
    }

    private static CallListing Hide(CallListing row) => row with
    {
        Record = row.Record with { Caller = null, Company = ConfidentialCalls.Hidden, Region = null, Wish = ConfidentialCalls.Hidden, Remarks = null },
        Notes = [],
    };

    private string? Name(string? login) => login is null ? null : roster.Person(login)?.Name ?? login;

    private string? Place(string? unit) => unit is null ? null : roster.Unit(unit)?.Name ?? unit;
}
