using System.Diagnostics;

namespace Crm.Benchmarks;

/// <summary>
/// A process of this program beside the benchmark, so that the memory and the work of clients are not taken for the server's. It is told things by lines, answers each with
/// one, and ends when it is told no more.
/// </summary>
public sealed class Companion : IAsyncDisposable
{
    private readonly Process process;

    private Companion(Process process) => this.process = process;

    /// <summary>Starts it with these arguments.</summary>
    public static Companion Start(params string[] arguments) =>
        new(Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [.. Self(), .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true })!);

    /// <summary>Tells it something and waits for the answer.</summary>
    public async Task<string> Ask(string line)
    {
        await process.StandardInput.WriteLineAsync(line);
        await process.StandardInput.FlushAsync();
        var answer = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The process beside the benchmark ended");
        return answer.StartsWith('!') ? throw new InvalidOperationException(answer) : answer;
    }

    /// <summary>What the process itself does: obeys line by line until none comes any more.</summary>
    public static async Task Serve(Func<string, Task<string>> obey)
    {
        while (await Console.In.ReadLineAsync() is { } line)
        {
            try
            {
                Console.WriteLine(await obey(line));
            }
            catch (Exception e)
            {
                Console.WriteLine($"! {e.ToString().ReplaceLineEndings(" ")}");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    // Started as "dotnet Crm.Benchmarks.dll" or by its own file.
    private static string[] Self() => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(Companion).Assembly.Location] : [];
}
