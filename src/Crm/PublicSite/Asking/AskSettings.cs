namespace Crm.PublicSite.Asking;

/// <summary>The configuration section Asking: what the public forms take and from whom.</summary>
public sealed class AskSettings
{
    /// <summary>Inquiries an hour from one network address whose browser has done its sum. A whole office behind one address gets through.</summary>
    public int PerAddress { get; set; } = 20;

    /// <summary>Inquiries an hour from one network address without scripts, by the question alone.</summary>
    public int PerAddressByQuestion { get; set; } = 6;

    /// <summary>Inquiries an hour from everywhere.</summary>
    public int Altogether { get; set; } = 300;

    /// <summary>Additions and corrections an hour from one network address.</summary>
    public int FollowUpsPerAddress { get; set; } = 60;

    /// <summary>Seconds a person needs at least to fill in the form.</summary>
    public double FastestSeconds { get; set; } = 3;

    /// <summary>Hours a form can stay open in a tab.</summary>
    public double OpenHours { get; set; } = 24;

    /// <summary>Leading zero bits of the sum a browser does: 2^n hashes on average.</summary>
    public int WorkBits { get; set; } = 14;
}
