using Crm.Foundation;
using Crm.Inquiries.Tracking;

namespace Crm.PublicSite.Asking;

/// <summary>What happened to an inquiry, in the words of whoever sent it.</summary>
public static class TrackWords
{
    /// <summary>What happened.</summary>
    public static string Of(TrackStep step) => step.Kind switch
    {
        TrackKind.Received => Texts.Of("已收到您的咨询"),
        TrackKind.HandedTo => Texts.Of("已交给{0}答复", step.Text ?? ""),
        TrackKind.Answered => Texts.Of("已答复"),
        TrackKind.ProjectOpened => Texts.Of("已立项，由专人跟进"),
        TrackKind.JoinedProject => Texts.Of("已并入您先前的项目，由原来的经办人跟进"),
        TrackKind.Added => Texts.Of("您补充了内容"),
        TrackKind.Revised => Texts.Of("您更正了内容"),
        TrackKind.Withdrawn => Texts.Of("您撤回了咨询"),
        TrackKind.ConsentWithdrawn => Texts.Of("您撤回了同意"),
        TrackKind.Closed => Texts.Of("已办结"),
        TrackKind.Reopened => Texts.Of("重新受理，将再次答复"),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step.Kind, null),
    };

    /// <summary>What was said with it.</summary>
    public static string? Quote(TrackStep step) => step.Kind is TrackKind.Answered or TrackKind.Added ? step.Text : null;
}
