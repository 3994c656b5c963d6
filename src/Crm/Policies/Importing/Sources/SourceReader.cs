using System.Runtime.CompilerServices;
using System.Text;
using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.Policies.Importing.Extracting;

namespace Crm.Policies.Importing.Sources;

/// <summary>Reads what is imported, one file at a time: each becomes one document, the articles of a list page, or the reason why it is neither.</summary>
public sealed class SourceReader(Extraction extraction)
{
    /// <summary>The documents, numbered from 1 in the order of the files.</summary>
    /// <param name="source">The file, folder or archive.</param>
    /// <param name="work">A folder of ours for what is being read.</param>
    /// <param name="progress">Told after every file how many are done.</param>
    /// <exception cref="RuleBroken">There are more documents than are taken, or the only file can't be read.</exception>
    internal async IAsyncEnumerable<ReadEntry> Read(IImportSource source, string work, Action<int> progress, [EnumeratorCancellation] CancellationToken token)
    {
        var (number, files) = (0, 0);
        var copy = new BoundedCopy();
        foreach (var item in source.Items())
        {
            foreach (var entry in await Read(item, copy, work, token))
            {
                if (++number > SourceLimits.MostDocuments) throw new RuleBroken("里面的文章超过 {0} 篇，没有导入。请分成几个再导入。", SourceLimits.MostDocuments) { Field = "File", Kind = Refusal.Input };
                yield return entry with { Number = number };
            }
            progress(++files);
        }
    }

    private async Task<IEnumerable<ReadEntry>> Read(SourceItem item, BoundedCopy copy, string work, CancellationToken token)
    {
        try
        {
            var kind = SourceKinds.OfName(item.Name);
            if (item.Length > SourceLimits.Bytes(kind)) throw SourceLimits.TooLarge(kind);
            if (item.Refused is not null) throw item.Refused;
            var text = kind is SourceKind.Text or SourceKind.Markdown ? Plain(await Bytes(item, kind, copy, token), kind, item) : await Formatted(item, kind, copy, work, token);
            return Entries(text, item);
        }
        catch (NotExtracted refused) when (item.Place is null)
        {
            throw SourceLimits.Sentence(refused);
        }
        catch (RuleBroken broken) when (item.Place is not null)
        {
            return [ReadEntry.Refused(item.Place, 1, Path.GetFileNameWithoutExtension(item.Name), Outcome.Of(broken).Sentence!)];
        }
        catch (NotExtracted refused)
        {
            return [ReadEntry.Refused(item.Place, 1, Path.GetFileNameWithoutExtension(item.Name), Outcome.Of(SourceLimits.Sentence(refused)).Sentence!)];
        }
    }

    private static IEnumerable<ReadEntry> Entries(ExtractedText text, SourceItem item)
    {
        var page = string.Join('\n', text.Lines);
        if (!PageLine.All(page).Any(line => line.Kind == LineKind.Head && line.Tag!.EndsWith("招商", StringComparison.Ordinal)) || IsOne(text)) return [SingleDocument.Of(text, item.Place, item.Name)];
        return ReadEntry.Of(PortalPage.Read(page, name => Regions.Named(name)?.Code), item.Place);
    }

    // A document whose own title carries the tag is one document, not a list of one.
    private static bool IsOne(ExtractedText text) => text.Title?.StartsWith('【') == true && text.Lines.Count(line => line.Contains("招商】", StringComparison.Ordinal)) <= 1;

    private static ExtractedText Plain(ReadOnlyMemory<byte> bytes, SourceKind kind, SourceItem item)
    {
        var text = PageText.Read(bytes.Span, markup: kind == SourceKind.Markdown);
        return kind == SourceKind.Markdown ? MarkdownText.Read(text) : new(null, null, text.ReplaceLineEndings("\n").Split('\n'));
    }

    private async Task<ExtractedText> Formatted(SourceItem item, SourceKind kind, BoundedCopy copy, string work, CancellationToken token)
    {
        var path = Path.Combine(work, $"{Guid.NewGuid():N}.reading");
        try
        {
            if (kind == SourceKind.Html)
            {
                var html = PageText.Decode((await Bytes(item, kind, copy, token)).Span);
                await File.WriteAllTextAsync(path, html, new UTF8Encoding(false), token);
                return await extraction.Read(ExtractionKind.Html, path, token);
            }
            await using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite))
            {
                await copy.Copy(item, kind, file, token);
                var head = new byte[Math.Min(SourceKinds.Head, file.Length)];
                file.Position = 0;
                await file.ReadExactlyAsync(head, token);
                SourceKinds.Of(item.Name, head);
            }
            return await extraction.Read(kind == SourceKind.Pdf ? ExtractionKind.Pdf : ExtractionKind.Word, path, token);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task<ReadOnlyMemory<byte>> Bytes(SourceItem item, SourceKind kind, BoundedCopy copy, CancellationToken token)
    {
        var bytes = new MemoryStream();
        await copy.Copy(item, kind, bytes, token);
        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }
}
