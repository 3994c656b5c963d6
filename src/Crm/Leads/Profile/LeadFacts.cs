using System.Text.Json.Serialization;
using Crm.Privacy;

namespace Crm.Leads.Profile;

/// <summary>What the page of a lead shows, folded from the events of its stream whenever it is asked for: nothing is stored for it.</summary>
public sealed record LeadFacts
{
    /// <summary>Number people read out.</summary>
    public required string Number { get; init; }

    public required string Company { get; init; }

    public required string Project { get; init; }

    /// <summary>统一社会信用代码, once it is known.</summary>
    public string? CreditCode { get; init; }

    public Source Source { get; init; }

    /// <summary>The inquiry it came from, if it came from one.</summary>
    public Guid? Inquiry { get; init; }

    public DateOnly OpenedOn { get; init; }

    public Stage Stage { get; init; } = Stage.Lead;

    /// <summary>How it came to an end, while it is terminated.</summary>
    public Ending? Ended { get; init; }

    /// <summary>The stages it has reached and not fallen back from, in order.</summary>
    public IReadOnlyList<StageEntry> Reached { get; init; } = [];

    /// <summary>Unit in charge.</summary>
    public required string Unit { get; init; }

    /// <summary>Login of the officer in charge; null while it lies in the unit's pool.</summary>
    public string? Owner { get; init; }

    /// <summary>Logins of colleagues it was shared with.</summary>
    public IReadOnlyList<string> SharedWith { get; init; } = [];

    public Needs Needs { get; init; } = new();

    /// <summary>Investment of the signed agreement, in 万元; null before 签约.</summary>
    public decimal? Agreed { get; init; }

    /// <summary>Increases of the agreed investment that were not withdrawn.</summary>
    public IReadOnlyList<InvestmentRaised> Raises { get; init; } = [];

    /// <summary>Agreements about dividing the figures between units, in the order in which they were set.</summary>
    public IReadOnlyList<SharesHeld> Shares { get; init; } = [];

    /// <summary>Day of the last talk with the investor.</summary>
    public DateOnly? LastFollowUp { get; init; }

    public NextStep? Next { get; init; }

    /// <summary>Visits, planned and held; cancelled ones are gone.</summary>
    public IReadOnlyList<LeadVisit> Visits { get; init; } = [];

    /// <summary>Policies attached and not taken off again.</summary>
    public IReadOnlyList<PolicyAttached> Policies { get; init; } = [];

    /// <summary>Files put beside it, also those that were removed, latest last.</summary>
    public IReadOnlyList<LeadFile> Files { get; init; } = [];

    /// <summary>Every proof that was given, latest last.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>Leads that were merged into this one and not taken out again.</summary>
    [JsonIgnore]
    public IReadOnlyList<LeadMerged> Merged { get; init; } = [];

    /// <summary>The lead this one was merged into; null while it stands by itself.</summary>
    [JsonIgnore]
    public MergedLink? MergedInto { get; init; }

    /// <summary>Contacts as they stand in the events; who they are only the vault can tell.</summary>
    [JsonIgnore]
    public IReadOnlyList<SealedContact> SealedContacts { get; init; } = [];

    /// <summary>Agreed investment, before that the intended one, in 万元.</summary>
    public decimal? Amount => Agreed ?? Needs.Investment;

    /// <summary>The stage it stands in, or stood in when it was terminated.</summary>
    [JsonIgnore]
    public Stage StoodIn => Ended?.From ?? Stage;
}

/// <summary>A stage that was entered.</summary>
/// <param name="On">Day of entering; null for a stage that was skipped.</param>
/// <param name="Evidence">The proofs given on entering.</param>
public sealed record StageEntry(Stage Stage, DateOnly? On, IReadOnlyList<Evidence> Evidence);

/// <summary>How a project came to an end.</summary>
public sealed record Ending(Stage From, TerminationReason Reason, string? Note, DateOnly On);

/// <summary>A visit that is planned, or was held.</summary>
/// <param name="Result">What came of it; null while it is only planned.</param>
public sealed record LeadVisit(Guid Id, VisitDirection Direction, DateOnly On, string Place, string? Purpose, string? Result);

/// <summary>A file beside a lead.</summary>
/// <param name="ContentType">What its contents were found to be.</param>
/// <param name="Bytes">How many bytes it has.</param>
/// <param name="Sha256">SHA-256 of the contents in lower-case hexadecimal digits.</param>
/// <param name="Proof">Whether it was given as the proof of a stage.</param>
/// <param name="By">Login of who added it.</param>
/// <param name="At">When it was added.</param>
/// <param name="Removed">How it was taken off the list; null while it is on it.</param>
/// <param name="From">Number of the lead it stands beside, where that was merged into this one.</param>
public sealed record LeadFile(Guid Id, string Name, string ContentType, long Bytes, string Sha256, DateOnly OccurredOn, bool Proof, string By, DateTimeOffset At, FileRemoval? Removed, string? From = null);

/// <summary>How a file was taken off a lead's list.</summary>
/// <param name="By">Login of who did it.</param>
/// <param name="At">When.</param>
public sealed record FileRemoval(string Reason, string By, DateTimeOffset At);
