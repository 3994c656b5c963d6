using Crm.Foundation;
using Crm.Shell.Components;

namespace Crm.Pipeline.Targets.Progress;

/// <summary>What others did to targets while somebody was filling in a form about them.</summary>
public static class TargetsMeanwhile
{
    /// <summary>Each change since a version in words; null where there was none.</summary>
    public static async Task<Meanwhile?> Since(Desk desk, TargetSheet seen, long version)
    {
        if ((await desk.Ask(new ShowTargets(seen.Unit, seen.Year))).Answer is not { } now || now.Version <= version) return null;
        return new Meanwhile(now.Version, Texts.Of("{0} 刚改过这些目标，你填的还在。", now.History[0].By), [.. now.History.Where(change => change.Version > version).Reverse().Select(TargetWords.Of)]);
    }
}
