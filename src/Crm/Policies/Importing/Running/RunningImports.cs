using System.Collections.Concurrent;
using Crm.Foundation;
using Crm.Policies.Importing.Sources;
using Crm.Policies.Importing.Undoing;

namespace Crm.Policies.Importing.Running;

/// <summary>The imports that pages have begun, one a person. They go on when the page is closed; when the process ends they are broken off, and the same file goes on.</summary>
public sealed class RunningImports(ImportWork work, ImportUndo undo, TimeProvider clock, ILogger<RunningImports> log) : IHostedService
{
    private readonly ConcurrentDictionary<string, OpenImport> open = new();
    private readonly ConcurrentDictionary<Guid, OpenUndo> undoing = new();
    private readonly ConcurrentDictionary<Task, bool> tasks = new();

    /// <summary>The folder for files on their way in.</summary>
    public string Folder => work.Folder;

    /// <summary>A person's import; null where there is none.</summary>
    public OpenImport? Of(string login) => open.GetValueOrDefault(login);

    /// <summary>Whether an import runs here.</summary>
    public bool Runs(Guid import) => open.Values.Any(o => o.Stage == ImportStage.Running && o.ImportId == import);

    /// <summary>The taking back of an import that somebody has begun or has finished here; null where nobody has.</summary>
    public OpenUndo? UndoOf(Guid import) => undoing.GetValueOrDefault(import);

    /// <summary>Begins to read a file; an earlier preview of the same person is let go.</summary>
    /// <exception cref="RuleBroken">The person's last import still runs.</exception>
    public OpenImport Begin(Caller caller, UploadedFile file, string source)
    {
        try
        {
            MustBeFree(caller.Login);
        }
        catch (RuleBroken)
        {
            // Nobody else would: what was sent is not taken.
            file.Dispose();
            throw;
        }
        var import = new OpenImport(caller, file.Name, file.Hash, source, work.Spool(), clock.GetUtcNow());
        if (open.TryRemove(caller.Login, out var before)) before.Dispose();
        open[caller.Login] = import;
        Do(import, () => Read(import, file));
        return import;
    }

    /// <summary>A person has one import at a time.</summary>
    /// <exception cref="RuleBroken">It still runs.</exception>
    public void MustBeFree(string login)
    {
        if (Of(login)?.Stage is ImportStage.Reading or ImportStage.Running) throw new RuleBroken("你的上一次导入还在进行。请等它结束，或先停止它。");
    }

    /// <summary>Imports what was read, as the editor decided.</summary>
    public void Start(OpenImport import, ImportChoices choices)
    {
        if (import.Leave()) Do(import, () => Carry(import, choices));
    }

    /// <summary>Lets an import go: its report is no longer wanted, or its preview was not followed.</summary>
    public void Close(OpenImport import)
    {
        if (import.Stage is ImportStage.Reading or ImportStage.Running) import.Stop();
        if (open.TryRemove(KeyValuePair.Create(import.Caller.Login, import)) && import.Stage is not (ImportStage.Reading or ImportStage.Running)) import.Dispose();
    }

    /// <summary>Takes an import back.</summary>
    public OpenUndo TakeBack(Guid import, Caller caller)
    {
        var made = new OpenUndo();
        var known = undoing.AddOrUpdate(import, made, (_, before) => before.Outcome is { Ok: false } ? made : before);
        if (known == made) Keep(Task.Run(() => TakeBack(made, import, caller)));
        return known;
    }

    private async Task TakeBack(OpenUndo made, Guid import, Caller caller)
    {
        try
        {
            made.End(await undo.Run(import, caller, made.Reach));
        }
        catch (Exception e)
        {
            log.LogError(e, "Taking an import back broke off");
            made.End(Outcome.Of(new RuleBroken("撤回中断了，已撤回的都已撤回。再点一次会接着撤回。")).As<UndoReport>());
        }
    }

    private async Task Read(OpenImport import, UploadedFile file)
    {
        using (file)
        {
            var source = file.Open();
            import.Come(ImportStage.Reading, source.Count);
            await foreach (var entry in work.Preview(source, import.Spool, new(import.Caller, import.Source, ImportChoices.None, null), import.Reach, import.Stopping)) import.Add(entry);
        }
        if (import.Spool.Count == 0) throw new RuleBroken("里面没有可以导入的文件。") { Kind = Refusal.Input };
        import.Come(ImportStage.Ready);
    }

    private async Task Carry(OpenImport import, ImportChoices choices)
    {
        var order = new ImportOrder(import.Caller, import.Source, choices, null);
        await work.Carry(import.Spool.Read(import.Stopping), import.Spool.Count, import.FileName, import.FileHash, order, import.Add, import.Stopping, import.Begun);
        import.Come(ImportStage.Done);
    }

    private void Do(OpenImport import, Func<Task> step) => Keep(Task.Run(async () =>
    {
        try
        {
            await step();
        }
        catch (RuleBroken broken)
        {
            import.Come(ImportStage.Failed, trouble: Outcome.Of(broken).Sentence);
        }
        catch (OperationCanceledException)
        {
            import.Come(ImportStage.Failed, trouble: Texts.Of("已停止，没有导入。"));
        }
        catch (Exception e)
        {
            log.LogError(e, "An import broke off");
            import.Come(ImportStage.Failed, trouble: Texts.Of("导入中断了，已导入的都在。再传一次同一个文件会接着导；一直这样请联系系统管理员。"));
        }
        finally
        {
            if (import.Stage != ImportStage.Ready) import.Spool.Dispose();
        }
    }));

    private void Keep(Task task)
    {
        tasks[task] = true;
        task.ContinueWith(done => tasks.TryRemove(done, out _), TaskScheduler.Default);
    }

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The product stops: imports are stopped where they are, and it is put down while that can be done.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var import in open.Values) import.Stop();
        await Task.WhenAll(tasks.Keys).WaitAsync(TimeSpan.FromSeconds(10), cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var import in open.Values)
            if (open.TryRemove(KeyValuePair.Create(import.Caller.Login, import))) import.Dispose();
    }
}

/// <summary>An import that is being taken back.</summary>
public sealed class OpenUndo
{
    /// <summary>Something changed.</summary>
    public event Action? Changed;

    public int Done { get; private set; }

    public int Total { get; private set; }

    /// <summary>What became of it; null while it works.</summary>
    public Outcome<UndoReport>? Outcome { get; private set; }

    internal void Reach(int done, int total)
    {
        (Done, Total) = (done, total);
        if (done % 20 == 0) Changed?.Invoke();
    }

    internal void End(Outcome<UndoReport> outcome)
    {
        Outcome = outcome;
        Changed?.Invoke();
    }
}
