using Crm.Foundation;

namespace Crm.Clocks.Running;

/// <summary>Where a record stands that clocks run for, as its facts said so far. Kept by the subscription alone; it could be made anew from the records' streams.</summary>
public sealed record ClockSubject
{
    /// <summary>The record's stream.</summary>
    public Guid Id { get; init; }

    public ClockPlace Place { get; init; } = new(ClockSubjectKind.Inquiry, "", "", null, "");

    /// <summary>Version up to which its facts were looked at.</summary>
    public long Seen { get; init; }
}
