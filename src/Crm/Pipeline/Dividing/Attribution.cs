using Crm.Leads;
using Crm.Leads.Dividing;
using Crm.Pipeline.Counting;
using Crm.Pipeline.History;

namespace Crm.Pipeline.Dividing;

/// <summary>Which agreements a day knows, and which stage brings a project into which figure. Pure.</summary>
public static class Attribution
{
    /// <summary>The stage whose day decides, for each figure that can be divided.</summary>
    public static readonly IReadOnlyDictionary<ShareIndicator, Stage> Stages = new Dictionary<ShareIndicator, Stage>
    {
        [ShareIndicator.SignedCount] = Stage.Signed, [ShareIndicator.SignedAmount] = Stage.Signed, [ShareIndicator.LandedCount] = Stage.Landed, [ShareIndicator.StartedCount] = Stage.UnderConstruction,
    };

    /// <summary>The agreements that were made by the end of a day, or recorded by then, in the order in which they were set; what ended one only where that is known too.</summary>
    public static IEnumerable<DatedShares> Known(IEnumerable<DatedShares> agreements, AsOf at) => agreements
        .Where(shares => (at.From == Standpoint.AsRecorded ? shares.RecordedOn : shares.HappenedOn) <= at.Day)
        .Select(shares => shares.EndedOn is not null && (at.From == Standpoint.AsRecorded ? shares.EndRecordedOn : shares.EndedOn) > at.Day ? shares with { EndedOn = null, EndRecordedOn = null } : shares);
}
