namespace Crm.Leads.Transferring;

/// <summary>A command about an offer of a lead to another unit: for both units, of which one does not reach the lead yet.</summary>
public interface IOfferCommand : ILeadCommand
{
    /// <summary>The offer.</summary>
    Guid Offer { get; }
}

/// <summary>Where an offer of a lead to another unit stands.</summary>
public enum OfferState
{
    /// <summary>待接收.</summary>
    Waiting = 1,

    /// <summary>已接收.</summary>
    Accepted,

    /// <summary>已谢绝; either unit may still ask for a ruling.</summary>
    Declined,

    /// <summary>已撤回.</summary>
    Withdrawn,

    /// <summary>待裁决.</summary>
    Disputed,

    /// <summary>已裁决.</summary>
    Ruled,

    /// <summary>已失效: the lead was assigned elsewhere meanwhile.</summary>
    Lapsed,
}
