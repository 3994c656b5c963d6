using Crm.Foundation;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace Crm.Leads.Dividing;

/// <summary>A lead whose figures are divided, with every agreement and both dates of each. There are few; figures by parts are counted from them. Written in the command's own transaction.</summary>
public sealed record SharedLead
{
    /// <summary>The lead.</summary>
    public Guid Id { get; init; }

    /// <summary>In the order in which they were set.</summary>
    public IReadOnlyList<DatedShares> Agreements { get; init; } = [];

    /// <summary>Every unit that has, or had, a part.</summary>
    public string[] Units { get; init; } = [];
}

/// <summary>An agreement about dividing figures.</summary>
/// <param name="HappenedOn">The day it was agreed.</param>
/// <param name="RecordedOn">China's day on which that was recorded.</param>
/// <param name="EndedOn">The day from which it was ended before its term.</param>
/// <param name="EndRecordedOn">China's day on which that was recorded.</param>
public sealed record DatedShares(Guid Agreement, BenefitTerms Terms, DateOnly HappenedOn, DateOnly RecordedOn, DateOnly? EndedOn = null, DateOnly? EndRecordedOn = null);

/// <summary>Writes <see cref="SharedLead"/>.</summary>
public sealed partial class SharedLeadProjection : SingleStreamProjection<SharedLead, Guid>
{
    public SharedLeadProjection()
    {
        IncludeType<BenefitSharesSet>();
        IncludeType<BenefitSharesEnded>();
    }

    public override SharedLead? Evolve(SharedLead? row, Guid id, IEvent e) => e.Data switch
    {
        BenefitSharesSet s => With(row ?? new SharedLead { Id = id }, new DatedShares(s.Agreement, s.Terms, s.OccurredOn, China.DayOf(e.Timestamp))),
        BenefitSharesEnded n when row is not null => row with
        {
            Agreements = [.. row.Agreements.Select(held => held.Agreement == n.Agreement && held.EndedOn is null ? held with { EndedOn = n.OccurredOn, EndRecordedOn = China.DayOf(e.Timestamp) } : held)],
        },
        _ => row,
    };

    private static SharedLead With(SharedLead row, DatedShares shares) =>
        row with { Agreements = [.. row.Agreements, shares], Units = [.. row.Units.Union(shares.Terms.Units())] };
}
