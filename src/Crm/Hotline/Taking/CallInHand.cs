using Crm.Hotline.Ledger;

namespace Crm.Hotline.Taking;

/// <summary>A call that something is to be done with: one that is just being taken, or one that was put down before.</summary>
/// <param name="InquiryId">What it would become.</param>
/// <param name="LeadId">What it would become.</param>
/// <param name="Sheet">What was written down, while it was not put down yet.</param>
public sealed record CallInHand(Guid CallId, Guid InquiryId, Guid LeadId, CallSheet? Sheet, string? Company, string? Region, string? Phone)
{
    /// <summary>The call in the form.</summary>
    public static CallInHand Of(CallEntry entry, CallSheet sheet) => new(entry.CallId, entry.InquiryId, entry.LeadId, sheet, sheet.Company, sheet.Region, sheet.Caller?.Phone);

    /// <summary>A call of the ledger.</summary>
    public static CallInHand Of(CallRow call) => new(call.Id, Guid.CreateVersion7(), Guid.CreateVersion7(), null, call.Company, call.Region, call.Caller?.Phone);
}
