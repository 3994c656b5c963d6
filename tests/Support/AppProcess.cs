using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Crm.Testing;

/// <summary>The application as a process of its own, as a user runs it, on a data directory of its own; it can be killed.</summary>
/// <param name="dataDirectory">Where it keeps everything.</param>
/// <param name="environment">"Development" serves scripts and styles from the sources; "Production" only has them once it is published.</param>
public sealed class AppProcess(string dataDirectory, string environment = "Production") : IDisposable
{
    private static readonly string Dll = typeof(Program).Assembly.Location;
    private readonly ConcurrentQueue<string> said = new();
    private Process? process;

    /// <summary>What it has printed so far, line by line, over all its starts.</summary>
    public IReadOnlyCollection<string> Said => said;

    /// <summary>Where it listens.</summary>
    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}");

    /// <summary>Starts it and waits until it says that it is ready.</summary>
    public async Task Start(TimeSpan patience)
    {
        process = Begin("--urls", Address.ToString());
        process.OutputDataReceived += (_, e) => said.Enqueue(e.Data ?? "");
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await WaitUntilReady(patience);
    }

    /// <summary>Runs a command beside it, as its operator does, and returns what that prints.</summary>
    public async Task<string> Run(params string[] command)
    {
        using var run = Begin(command);
        run.ErrorDataReceived += (_, e) => said.Enqueue(e.Data ?? "");
        run.BeginErrorReadLine();
        var printed = await run.StandardOutput.ReadToEndAsync();
        await run.WaitForExitAsync();
        return run.ExitCode == 0 ? printed : throw new InvalidOperationException($"{command[0]} ended with {run.ExitCode}: {printed} {string.Join(Environment.NewLine, said)}");
    }

    private Process Begin(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Dll, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["CRM_DATA_DIR"] = dataDirectory;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        start.Environment.Remove("ConnectionStrings__Crm");
        return Process.Start(start)!;
    }

    /// <summary>Waits until the health page is green.</summary>
    public async Task WaitUntilReady(TimeSpan patience)
    {
        using var http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(2) };
        var watch = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var answer = await http.GetAsync("/health/ready");
                if (answer.StatusCode == HttpStatusCode.OK) return;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                // Not listening yet.
            }
            if (process!.HasExited) throw new InvalidOperationException($"The application ended with {process.ExitCode} while starting");
            if (watch.Elapsed > patience) throw new TimeoutException($"The application was not ready within {patience.TotalSeconds} s");
            await Task.Delay(50);
        }
    }

    /// <summary>SIGKILL: nothing is flushed, nothing is said goodbye to.</summary>
    public void Kill()
    {
        process!.Kill();
        process.WaitForExit();
    }

    /// <summary>Asks it to stop, as a service manager does, and waits until it has: its private database is stopped too.</summary>
    public async Task Stop()
    {
        using var term = Process.Start("kill", ["-TERM", $"{process!.Id}"]);
        await process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (process is { HasExited: false }) Kill();
        process?.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
