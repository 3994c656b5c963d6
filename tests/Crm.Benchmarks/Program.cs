namespace Crm.Benchmarks;

/// <summary>Figures, never assertions: <c>ops/bench NAME</c> prints a table and keeps it under artifacts/bench.</summary>
public static class Entry
{
    private static readonly Dictionary<string, Func<Task<Report>>> All = new()
    {
        ["commands"] = CommandsBench.Run,
        ["lists"] = ListsBench.Run,
        ["recognition"] = RecognitionBench.Run,
        ["policies"] = PoliciesBench.Run,
        ["policy-import"] = PolicyImportBench.Run,
        ["circuits"] = CircuitsBench.Run,
        ["intake"] = IntakeBench.Run,
        ["soak"] = SoakBench.Run,
        ["public"] = PublicBench.Run,
        ["start"] = StartBench.Run,
        ["compendia"] = CompendiaBench.Run,
        ["pipeline"] = PipelineBench.Run,
    };

    public static async Task<int> Main(string[] args)
    {
        // The open pages of a benchmark are a process of their own.
        if (args is [CircuitCrowd.Word, var page, var cookie]) return await CircuitCrowd.Run(new Uri(page), cookie);
        if (args is [OfficeCrowd.Word]) return await OfficeCrowd.Run();
        var name = args is [var given, ..] ? given : "all";
        if (name != "all" && !All.ContainsKey(name))
        {
            Console.Error.WriteLine($"usage: ops/bench [{string.Join('|', All.Keys)}|all]");
            return 1;
        }
        // The soak, the library of 36,200 documents, its import and the past of a million leads take as long as all others together, each.
        foreach (var (key, run) in All.Where(b => name == "all" ? b.Key is not ("soak" or "policies" or "policy-import" or "pipeline") : b.Key == name)) (await run()).Keep(key);
        return 0;
    }
}
