using Crm.Foundation;

namespace Crm.Parks;

/// <summary>A park came under the care of an organisation unit.</summary>
/// <param name="Unit">Code of the unit that keeps it.</param>
public sealed record ParkRegistered(string Unit, ParkDescription Description, DateOnly OccurredOn) : IFact;

/// <summary>What is said about the park is different from before.</summary>
public sealed record ParkDescribed(ParkDescription Description, DateOnly OccurredOn) : IFact;

/// <summary>A plot of land can be had, for the first time or again.</summary>
public sealed record PlotOffered(Guid PlotId, PlotOffer Offer, DateOnly OccurredOn) : IFact;

/// <summary>A plot's size or terms are different from before.</summary>
public sealed record PlotRevised(Guid PlotId, PlotOffer Offer, DateOnly OccurredOn) : IFact;

/// <summary>A plot can't be had any more.</summary>
public sealed record PlotWithdrawn(Guid PlotId, WithdrawalReason Reason, string? Note, DateOnly OccurredOn) : IFact;

/// <summary>A building can be rented or bought, for the first time or again.</summary>
public sealed record BuildingOffered(Guid BuildingId, BuildingOffer Offer, DateOnly OccurredOn) : IFact;

/// <summary>A building's size or terms are different from before.</summary>
public sealed record BuildingRevised(Guid BuildingId, BuildingOffer Offer, DateOnly OccurredOn) : IFact;

/// <summary>A building can't be had any more.</summary>
public sealed record BuildingWithdrawn(Guid BuildingId, WithdrawalReason Reason, string? Note, DateOnly OccurredOn) : IFact;

/// <summary>The park asks something new of projects, for the days the set is valid.</summary>
public sealed record AdmissionRulesAdopted(AdmissionRules Rules, DateOnly OccurredOn) : IFact;

/// <summary>A set of admission rules should never have been there, and counts no more.</summary>
/// <param name="ValidFrom">First day of the set, by which it is known.</param>
public sealed record AdmissionRulesRevoked(DateOnly ValidFrom, string Reason, DateOnly OccurredOn) : IFact;

/// <summary>Why a site can't be had any more.</summary>
public enum WithdrawalReason
{
    /// <summary>已供地、已出租或已出售.</summary>
    Taken,

    /// <summary>规划调整.</summary>
    Replanned,

    /// <summary>录入有误.</summary>
    Mistake,

    /// <summary>其他.</summary>
    Other,
}
