using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Crm.Policies.Importing.Sources;

namespace Crm.Policies.Importing.Running;

/// <summary>What was read waits on disk, one document a line, until it is imported: so a PDF is read once, and no more than a few documents are ever in memory.</summary>
internal sealed class EntrySpool(string path) : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(false);

    // Written and read by us alone: Chinese need not be spelt out.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>How many documents wait.</summary>
    public int Count { get; private set; }

    /// <summary>Writes down what is read and passes it on.</summary>
    public async IAsyncEnumerable<ReadEntry> Keep(IAsyncEnumerable<ReadEntry> entries, [EnumeratorCancellation] CancellationToken token)
    {
        await using var file = new StreamWriter(path, append: false, Utf8);
        await foreach (var entry in entries.WithCancellation(token))
        {
            await file.WriteLineAsync(JsonSerializer.Serialize(entry, Json).AsMemory(), token);
            Count++;
            yield return entry;
        }
    }

    /// <summary>What was written down.</summary>
    public async IAsyncEnumerable<ReadEntry> Read([EnumeratorCancellation] CancellationToken token)
    {
        using var file = new StreamReader(path, Utf8);
        while (await file.ReadLineAsync(token) is { } line) yield return JsonSerializer.Deserialize<ReadEntry>(line, Json)!;
    }

    /// <inheritdoc />
    public void Dispose() => File.Delete(path);
}
