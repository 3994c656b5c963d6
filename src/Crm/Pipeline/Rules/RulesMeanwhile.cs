using Crm.Foundation;
using Crm.Shell.Components;

namespace Crm.Pipeline.Rules;

/// <summary>What others did to a unit's rules while somebody was filling in a form about them.</summary>
internal static class RulesMeanwhile
{
    /// <summary>Each set of rules since a version in words; null where there was none.</summary>
    public static async Task<Meanwhile?> Since(Desk desk, RulesSheet seen, long version)
    {
        if ((await desk.Ask(new ShowRules(seen.Unit))).Answer is not { } now || now.Version <= version) return null;
        var later = now.History.Where(change => change.Unit == seen.Unit && change.Number > version).OrderBy(change => change.Number).ToList();
        return new Meanwhile(now.Version, Texts.Of("{0} 刚改过这个单位的口径，你填的还在。", later[^1].By), [.. later.Select(change => RuleWords.Of(change))]);
    }
}
