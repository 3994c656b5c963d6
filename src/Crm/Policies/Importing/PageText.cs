using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using Crm.Foundation;

namespace Crm.Policies.Importing;

/// <summary>Turns an uploaded file into text, or says in a sentence why it is not the plain text it should be.</summary>
public static partial class PageText
{
    /// <summary>The largest file taken, in bytes. A page of ten long reports has about 350 KB.</summary>
    public const int MaxBytes = 5 * 1024 * 1024;

    private const string Field = "File";

    // A page of ten long reports has some four hundred.
    private const int MostLines = 200_000;

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private static readonly Encoding StrictGb18030 =
        CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    private static readonly (byte[] Mark, string Name)[] OtherFormats =
    [
        ([.. "%PDF"u8], "PDF"), ([.. "PK\u0003\u0004"u8], "Word / Excel / ZIP"), ([0xD0, 0xCF, 0x11, 0xE0], "Word / Excel"),
        ([0x89, .. "PNG"u8], "PNG"), ([0xFF, 0xD8, 0xFF], "JPEG"), ([.. "GIF8"u8], "GIF"), ([0x1F, 0x8B], "GZIP"), ([.. "{\\rtf"u8], "RTF"),
    ];

    /// <summary>Reads UTF-8 or UTF-16 with a mark, UTF-8 without one, or GB18030. A character that the end of the file cuts in half is left out.</summary>
    /// <param name="markup">Whether marks of a web page may stand in it, as they may in Markdown.</param>
    /// <exception cref="RuleBroken">Too large, empty, another format, or damaged.</exception>
    public static string Read(ReadOnlySpan<byte> bytes, bool markup = false)
    {
        if (bytes.Length > MaxBytes) throw TooLarge();
        foreach (var (mark, name) in OtherFormats)
            if (bytes.StartsWith(mark)) throw new RuleBroken("这是 {0} 文件，不是纯文本。请把页面文字另存为 .txt 再导入。", name) { Field = Field, Kind = Refusal.Input };

        var text = Decode(bytes);
        if (string.IsNullOrWhiteSpace(text)) throw new RuleBroken("文件是空的，没有可以导入的文字。") { Field = Field, Kind = Refusal.Input };
        if (text.AsSpan().ContainsAny(Controls)) throw new RuleBroken("这个文件不是纯文本，里面有二进制内容。请把页面文字另存为 .txt 再导入。") { Field = Field, Kind = Refusal.Input };
        if (text.AsSpan().Count('\n') > MostLines) throw new RuleBroken("文件超过 {0} 行，不像文章，没有导入。", MostLines) { Field = Field, Kind = Refusal.Input };
        if (!markup && Html().Count(text) >= 3) throw new RuleBroken("这是网页（HTML）文件，不是纯文本。请把页面文字另存为 .txt 再导入。") { Field = Field, Kind = Refusal.Input };
        return text;
    }

    /// <summary>The refusal of a file beyond <see cref="MaxBytes"/>; also for callers that know the size before reading.</summary>
    public static RuleBroken TooLarge() =>
        new RuleBroken("文件超过 {0} MB，没有导入。请按页分开导入。", MaxBytes / 1024 / 1024) { Field = Field, Kind = Refusal.Input };

    private static readonly SearchValues<char> Controls =
        SearchValues.Create([.. Enumerable.Range(0, 32).Select(c => (char)c).Except(['\t', '\n', '\v', '\f', '\r']), '\u007F', '\uFFFE']);

    /// <summary>The text of a file in any usual encoding.</summary>
    /// <exception cref="RuleBroken">Damaged, or in none of them.</exception>
    internal static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith<byte>([0xFF, 0xFE])) return Encoding.Unicode.GetString(bytes[2..]);
        if (bytes.StartsWith<byte>([0xFE, 0xFF])) return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        if (bytes.StartsWith<byte>([0xEF, 0xBB, 0xBF])) bytes = bytes[3..];
        return Whole(StrictUtf8, bytes, 3) ?? OtherThanUtf8(bytes);
    }

    private static string OtherThanUtf8(ReadOnlySpan<byte> bytes)
    {
        // GB18030 accepts most byte sequences, so damaged UTF-8 would pass as nonsense: where nearly every character is valid UTF-8, it is UTF-8.
        var lenient = Encoding.UTF8.GetString(bytes);
        var damaged = lenient.Count(c => c == '\uFFFD');
        if (damaged * 50 < lenient.Count(c => c > '\u0080'))
            throw new RuleBroken("文件第 {0} 行有损坏的字符，没有导入。请重新下载页面。", 1 + lenient.AsSpan(0, lenient.IndexOf('\uFFFD')).Count('\n')) { Field = Field, Kind = Refusal.Input };
        return Whole(StrictGb18030, bytes, 3) ?? throw new RuleBroken("认不出文件的文字编码，请另存为 UTF-8 再导入。") { Field = Field, Kind = Refusal.Input };
    }

    private static string? Whole(Encoding strict, ReadOnlySpan<byte> bytes, int longestTail)
    {
        for (var cut = 0; cut <= Math.Min(longestTail, bytes.Length); cut++)
        {
            try
            {
                return strict.GetString(bytes[..^cut]);
            }
            catch (DecoderFallbackException failure) when (failure.Index < bytes.Length - longestTail - 1)
            {
                return null;
            }
            catch (DecoderFallbackException)
            {
            }
        }
        return null;
    }

    [GeneratedRegex(@"<(!doctype|/?(html|head|body|div|p|span|a|li|ul|table|script|style|meta)\b)[^<>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Html();
}
