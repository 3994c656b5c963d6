using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Crm.Benchmarks;

/// <summary>The released application as a process of its own, on the database and the data of a <see cref="BenchApp"/> that has stopped.</summary>
public sealed class ReleasedApp : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly Process process;
    private readonly StringBuilder said;

    private ReleasedApp(Process process, StringBuilder said, Uri address, TimeSpan ready) => (this.process, this.said, Address, Ready) = (process, said, address, ready);

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>The most memory it has held so far, in bytes.</summary>
    public long MostMemory => MemoryOf(process.Id);

    /// <summary>The most memory a process has held so far, in bytes; 0 where that is not known.</summary>
    public static long MemoryOf(int process) => File.Exists($"/proc/{process}/status") && File.ReadLines($"/proc/{process}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)) is { } line
        ? long.Parse(string.Concat(line.Where(char.IsAsciiDigit)), System.Globalization.CultureInfo.InvariantCulture) * 1024 : 0;

    /// <summary>Id of its process.</summary>
    public int Id => process.Id;

    /// <summary>How long it took from its start to readiness.</summary>
    public TimeSpan Ready { get; }

    /// <summary>Starts it and waits until it is ready.</summary>
    public static async Task<ReleasedApp> Start(BenchApp app)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var released = Path.GetFullPath(Path.Combine("artifacts", "app"));
        var start = new ProcessStartInfo("dotnet", [Path.Combine(released, "Crm.dll"), "--urls", address.ToString()]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ConnectionStrings__Crm"] = app.ConnectionString;
        start.Environment["CRM_DATA_DIR"] = app.Data;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_CONTENTROOT"] = released;
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        var said = new StringBuilder();
        var watch = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, e) => { lock (said) said.AppendLine(e.Data); };
        process.ErrorDataReceived += (_, e) => { lock (said) said.AppendLine(e.Data); };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var http = new HttpClient { BaseAddress = address };
        while (!await IsReady(http))
        {
            if (process.HasExited || watch.Elapsed > Patience) throw new InvalidOperationException($"The application did not become ready: {said}");
            await Task.Delay(5);
        }
        return new ReleasedApp(process, said, address, watch.Elapsed);
    }

    /// <summary>The text of an answer.</summary>
    /// <exception cref="InvalidOperationException">The answer is no success; says what it was and what the application said about it.</exception>
    public async Task<string> Text(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        if (answer.IsSuccessStatusCode) return text;
        lock (said) throw new InvalidOperationException($"{answer.RequestMessage?.RequestUri} was answered with {(int)answer.StatusCode}: {text}\n{said}");
    }

    /// <summary>Ends it as an operator would.</summary>
    public async ValueTask DisposeAsync()
    {
        using var term = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static async Task<bool> IsReady(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync("/health/ready");
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
