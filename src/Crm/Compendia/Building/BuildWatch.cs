using System.Collections.Concurrent;

namespace Crm.Compendia.Building;

/// <summary>What a build is doing.</summary>
public enum BuildStep
{
    /// <summary>整理文件.</summary>
    Gathering,

    /// <summary>写网页.</summary>
    Html,

    /// <summary>写 Word.</summary>
    Docx,

    /// <summary>打印 PDF.</summary>
    Pdf,
}

/// <summary>How far a build is.</summary>
/// <param name="Done">Texts written in this step.</param>
public sealed record BuildProgress(BuildStep Step, int Done, int Total);

/// <summary>
/// How far the builds of this process are, for the pages that show them, and the way to end one. In memory: a build that a restart interrupts is begun anew by the queue, from the
/// beginning.
/// </summary>
public sealed class BuildWatch
{
    private readonly ConcurrentDictionary<Guid, CancellationTokenSource> running = new();
    private readonly ConcurrentDictionary<Guid, BuildProgress> progress = new();

    /// <summary>A build got on. Tells which one, on the thread of the build.</summary>
    public event Action<Guid>? Changed;

    /// <summary>How far a build is; null while it waits for its turn.</summary>
    public BuildProgress? Of(Guid build) => progress.GetValueOrDefault(build);

    /// <summary>Ends a build that runs here.</summary>
    public void Cancel(Guid build)
    {
        if (running.TryGetValue(build, out var source)) source.Cancel();
    }

    /// <summary>A build begins; what ends it, whoever ends it.</summary>
    internal CancellationTokenSource Begin(Guid build, CancellationToken token) => running[build] = CancellationTokenSource.CreateLinkedTokenSource(token);

    /// <summary>A build got on.</summary>
    internal void Report(Guid build, BuildProgress now)
    {
        progress[build] = now;
        Changed?.Invoke(build);
    }

    /// <summary>A build is over, one way or another.</summary>
    internal void End(Guid build)
    {
        progress.TryRemove(build, out _);
        if (running.TryRemove(build, out var source)) source.Dispose();
        Changed?.Invoke(build);
    }
}
