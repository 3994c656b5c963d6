namespace Crm.Hotline.Taking;

/// <summary>The desk's answers: passages of policies for what is being asked.</summary>
public sealed partial class CallDesk
{
    private AidPanel? aid;

    private Task GoToAid() => aid?.Focus() ?? Task.CompletedTask;
}
