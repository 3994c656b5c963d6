using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Crm.Policies.Importing.Extracting;

/// <summary>
/// Has formatted documents read by an <see cref="ExtractionChild"/>, one at a time. The child is started when it is needed, ended when it takes too long, and let
/// go when an import is over. A document that brings it down is refused and the next one gets a new child.
/// </summary>
public sealed class Extraction(ILogger<Extraction> log) : IAsyncDisposable
{
    /// <summary>How long one document may take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // The child's own heap; with what the runtime needs beside it some 300 MB.
    private const string HeapLimit = "0xC000000";

    private readonly SemaphoreSlim gate = new(1);
    private Process? child;

    /// <summary>The text of a document.</summary>
    /// <exception cref="NotExtracted">It can't be read.</exception>
    public async Task<ExtractedText> Read(ExtractionKind kind, string path, CancellationToken token)
    {
        await gate.WaitAsync(token);
        try
        {
            var answer = await Ask(new(kind, path), token);
            return answer.Text ?? throw new NotExtracted(answer.Fault ?? ExtractionFault.Broken);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Lets the child go; the next document starts another.</summary>
    public async Task Rest()
    {
        await gate.WaitAsync();
        try
        {
            End();
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<ExtractionAnswer> Ask(ExtractionRequest request, CancellationToken token)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(token);
        patience.CancelAfter(Patience);
        try
        {
            var process = child is { HasExited: false } ? child : child = Start();
            await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(request, ExtractionChild.Json).AsMemory(), patience.Token);
            await process.StandardInput.FlushAsync(patience.Token);
            if (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line) return JsonSerializer.Deserialize<ExtractionAnswer>(line, ExtractionChild.Json)!;
            log.LogWarning("The reader of documents ended while it read a {Kind} document", request.Kind);
            End();
            return new(null, ExtractionFault.TooMuch);
        }
        catch (OperationCanceledException)
        {
            End();
            token.ThrowIfCancellationRequested();
            return new(null, ExtractionFault.TooSlow);
        }
        catch (IOException)
        {
            End();
            return new(null, ExtractionFault.TooMuch);
        }
    }

    private static Process Start()
    {
        var assembly = typeof(ExtractionChild).Assembly.Location;
        var program = Path.ChangeExtension(assembly, OperatingSystem.IsWindows() ? ".exe" : null);
        var start = File.Exists(program) ? new ProcessStartInfo(program, [ExtractionChild.Verb]) : new ProcessStartInfo("dotnet", [assembly, ExtractionChild.Verb]);
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.StandardInputEncoding = start.StandardOutputEncoding = new UTF8Encoding(false);
        // Nothing that this process was told is told to the child: no connection string, no key.
        foreach (var name in start.Environment.Keys.Where(name => !name.StartsWith("DOTNET_", StringComparison.OrdinalIgnoreCase) && name is not ("PATH" or "HOME" or "LANG" or "SystemRoot" or "TEMP" or "TMPDIR")).ToList())
            start.Environment.Remove(name);
        start.Environment["DOTNET_GCHeapHardLimit"] = HeapLimit;
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        var process = Process.Start(start)!;
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        return process;
    }

    private void End()
    {
        if (child is null) return;
        try
        {
            child.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
        child.Dispose();
        child = null;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Rest();
        gate.Dispose();
    }
}
