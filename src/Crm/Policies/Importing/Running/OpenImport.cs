using Crm.Foundation;
using Crm.Policies.Importing.Sources;

namespace Crm.Policies.Importing.Running;

/// <summary>Where an import that is not over stands.</summary>
public enum ImportStage
{
    /// <summary>The file is being read and compared with the library.</summary>
    Reading,

    /// <summary>What would become of it can be looked at.</summary>
    Ready,

    /// <summary>It is being imported.</summary>
    Running,

    /// <summary>It is over; the report can be looked at.</summary>
    Done,

    /// <summary>It could not be read or imported.</summary>
    Failed,
}

/// <summary>An import between upload and report. It lives with the process, not with the page: whoever comes back finds it as far as it has come.</summary>
public sealed class OpenImport : IDisposable
{
    // Pages are told ten times a second, not ten thousand times.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Lock gate = new();
    private readonly CancellationTokenSource stopping = new();
    private readonly List<ImportedEntry> entries = [];
    private DateTime told;

    internal OpenImport(Caller caller, string name, string hash, string source, EntrySpool spool, DateTimeOffset at) =>
        (Caller, FileName, FileHash, Source, Spool, At) = (caller, name, hash, source, spool, at);

    /// <summary>Something changed; told at most ten times a second while it works, and whenever it comes to another stage.</summary>
    public event Action? Changed;

    public string FileName { get; }

    public string Source { get; }

    /// <summary>When the file came.</summary>
    public DateTimeOffset At { get; }

    public ImportStage Stage { get; private set; }

    /// <summary>Files read, or documents imported.</summary>
    public int Done { get; private set; }

    /// <summary>Files to read, or documents to import.</summary>
    public int Total { get; private set; }

    /// <summary>Why it failed.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Whether it was stopped before its end.</summary>
    public bool Stopped => stopping.IsCancellationRequested;

    /// <summary>The import, once it runs.</summary>
    public Guid? ImportId { get; private set; }

    /// <summary>What will become, or became, of each document; a copy.</summary>
    public IReadOnlyList<ImportedEntry> Entries
    {
        get
        {
            lock (gate) return [.. entries];
        }
    }

    /// <summary>What the editor decides about single documents.</summary>
    public ImportDecisions Choices { get; } = new();

    internal Caller Caller { get; }

    internal string FileHash { get; }

    internal EntrySpool Spool { get; }

    internal CancellationToken Stopping => stopping.Token;

    /// <summary>Stops it; what was imported by then stays, and the same file goes on with it.</summary>
    public void Stop()
    {
        try
        {
            stopping.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // Another page of the same person has let it go: there is nothing left to stop.
        }
    }

    /// <summary>Leaves the preview for the import; once, however often it is clicked.</summary>
    internal bool Leave()
    {
        lock (gate)
        {
            if (Stage != ImportStage.Ready) return false;
            (Stage, Done, Total) = (ImportStage.Running, 0, entries.Count);
            entries.Clear();
        }
        Changed?.Invoke();
        return true;
    }

    internal void Come(ImportStage stage, int total = 0, string? trouble = null)
    {
        lock (gate)
        {
            (Stage, Trouble) = (stage, trouble);
            if (stage == ImportStage.Reading) Total = total;
        }
        Changed?.Invoke();
    }

    internal void Begun(Guid import) => ImportId = import;

    internal void Add(ImportedEntry entry)
    {
        lock (gate) entries.Add(entry);
        if (Stage == ImportStage.Running) Reach(entry.Number);
        else Tell();
    }

    internal void Reach(int done)
    {
        Done = done;
        Tell();
    }

    private void Tell()
    {
        var now = DateTime.UtcNow;
        if (now - told < Pause) return;
        told = now;
        Changed?.Invoke();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Spool.Dispose();
        stopping.Dispose();
    }
}
