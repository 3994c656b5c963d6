using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Crm.Foundation;

namespace Crm.Leads.Filing;

/// <summary>
/// A file's bytes on their way in. Lives in memory only: where a command is logged or fingerprinted, its hash stands for it.
/// </summary>
[JsonConverter(typeof(AsItsHash))]
public sealed class FileContent(ReadOnlyMemory<byte> bytes)
{
    /// <summary>The most megabytes a file may have.</summary>
    public const int Megabytes = 10;

    /// <summary>The same in bytes.</summary>
    public const int Limit = Megabytes * 1024 * 1024;

    /// <summary>The bytes.</summary>
    public ReadOnlyMemory<byte> Bytes => bytes;

    /// <summary>SHA-256 in lower-case hexadecimal digits.</summary>
    public string Sha256 { get; } = Hash(bytes.Span);

    /// <summary>SHA-256 of any bytes, in lower-case hexadecimal digits.</summary>
    public static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>The refusal of a file that is too large.</summary>
    public static RuleBroken TooLarge() => new("文件不能超过 {0} MB。请压缩，或拆成几份再传。", Megabytes) { Field = "Content", Kind = Refusal.TooLarge };

    /// <summary>A file has contents, and not too much of them.</summary>
    /// <exception cref="RuleBroken">It is empty or too large.</exception>
    public void MustFit(string field)
    {
        if (bytes.IsEmpty) throw new RuleBroken("文件是空的，没有收下。") { Field = field, Kind = Refusal.Input };
        if (bytes.Length > Limit) throw TooLarge();
    }

    /// <inheritdoc />
    public override string ToString() => $"{bytes.Length} bytes";

    private sealed class AsItsHash : JsonConverter<FileContent>
    {
        public override void Write(Utf8JsonWriter writer, FileContent value, JsonSerializerOptions options) => writer.WriteStringValue(value.Sha256);

        public override FileContent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new JsonException("A file does not travel as JSON");
    }
}
