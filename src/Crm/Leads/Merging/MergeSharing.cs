namespace Crm.Leads.Merging;

/// <summary>Who sees a lead beside its officer, when others are merged into it: whoever saw those goes on seeing them there.</summary>
public static class MergeSharing
{
    /// <summary>The logins after a merge.</summary>
    public static string[] After(IReadOnlyCollection<string> sharedWith, LeadMerged e) => [.. sharedWith.Union(e.Brought.People)];

    /// <summary>The logins after it was taken back.</summary>
    public static string[] After(IReadOnlyCollection<string> sharedWith, LeadUnmerged e) => [.. sharedWith.Where(login => !e.Unshared.Contains(login))];

    /// <summary>Who sees a lead by nothing but the merge of another one.</summary>
    /// <param name="facts">Everything that happened to the lead that is kept.</param>
    public static IReadOnlyList<string> Losing(IReadOnlyList<object> facts, Guid other)
    {
        var merges = new List<LeadMerged>();
        var shared = new HashSet<string>();
        foreach (var fact in facts)
        {
            if (fact is LeadShared s) shared.Add(s.With);
            if (fact is LeadMerged m) merges.Add(m);
            if (fact is LeadUnmerged u) merges.RemoveAll(m => m.Lead == u.Lead);
        }
        var staying = merges.Where(m => m.Lead != other).SelectMany(m => m.Brought.People).Concat(shared).ToHashSet();
        return [.. merges.Single(m => m.Lead == other).Brought.People.Where(login => !staying.Contains(login))];
    }
}
