namespace Crm.Benchmarks;

/// <summary>Figures, never assertions: <c>ops/bench NAME</c> prints a table and keeps it under artifacts/bench.</summary>
public static class Entry
{
    private static readonly Dictionary<string, Func<Task<Report>>> All = new()
    {
        ["commands"] = CommandsBench.Run,
    };

    public static async Task<int> Main(string[] args)
    {
        var name = args is [var given, ..] ? given : "all";
        if (name != "all" && !All.ContainsKey(name))
        {
            Console.Error.WriteLine($"usage: ops/bench [{string.Join('|', All.Keys)}|all]");
            return 1;
        }
        foreach (var (key, run) in All.Where(b => name == "all" || b.Key == name)) (await run()).Keep(key);
        return 0;
    }
}
