using System.Diagnostics;
using Crm.Foundation.Searching;
using Crm.Policies;
using Lucene.Net.Analysis.Cjk;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace Crm.Benchmarks;

/// <summary>The same texts under Lucene.Net's analyzer for Chinese (pairs of characters), in a directory: a phrase of pairs stands for a run of characters.</summary>
public sealed class LuceneLibrary : IDisposable
{
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;
    private const string Text = "text";

    private readonly CJKAnalyzer analyzer = new(Version);
    private readonly FSDirectory directory;
    private readonly DirectoryReader reader;
    private readonly IndexSearcher searcher;

    private LuceneLibrary(string folder, double seconds)
    {
        (directory, Seconds) = (FSDirectory.Open(folder), seconds);
        reader = DirectoryReader.Open(directory);
        searcher = new(reader);
        Bytes = new DirectoryInfo(folder).EnumerateFiles().Sum(f => f.Length);
    }

    /// <summary>How long it took to make.</summary>
    public double Seconds { get; }

    /// <summary>Size of the directory; the texts are not stored in it.</summary>
    public long Bytes { get; }

    /// <summary>Makes the index.</summary>
    public static LuceneLibrary Make(string folder, LibraryTexts texts, int documents)
    {
        var watch = Stopwatch.StartNew();
        using (var directory = FSDirectory.Open(folder))
        using (var analyzer = new CJKAnalyzer(Version))
        using (var writer = new IndexWriter(directory, new IndexWriterConfig(Version, analyzer) { RAMBufferSizeMB = 256 }))
        {
            for (var i = 0; i < documents; i++)
            {
                var d = texts.Make(i);
                writer.AddDocument(
                [
                    new StringField("id", $"{d.Id}", Field.Store.YES),
                    new StringField("region", d.Place.Code, Field.Store.NO),
                    new StringField("kind", $"{d.Kind}", Field.Store.NO),
                    new StringField("withdrawn", $"{d.Withdrawn}", Field.Store.NO),
                    new TextField(Text, d.Title + "\n" + d.Body, Field.Store.NO),
                ]);
            }
            writer.Commit();
            writer.ForceMerge(1);
        }
        return new(folder, watch.Elapsed.TotalSeconds);
    }

    /// <summary>The first twenty and the number of all.</summary>
    public int Ask(string term, string? region = null, PolicyKind? kind = null)
    {
        var found = searcher.Search(Query(term, region, kind), 20);
        foreach (var hit in found.ScoreDocs) _ = searcher.Doc(hit.Doc).Get("id", System.Globalization.CultureInfo.InvariantCulture);
        return found.TotalHits;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        reader.Dispose();
        directory.Dispose();
        analyzer.Dispose();
    }

    private BooleanQuery Query(string term, string? region, PolicyKind? kind)
    {
        var query = new BooleanQuery { { new QueryBuilder(analyzer).CreatePhraseQuery(Text, FoldedText.Fold(term)) ?? new BooleanQuery(), Occur.MUST }, { new TermQuery(new Term("withdrawn", "True")), Occur.MUST_NOT } };
        if (region is not null) query.Add(new PrefixQuery(new Term("region", region)), Occur.MUST);
        if (kind is not null) query.Add(new TermQuery(new Term("kind", $"{kind}")), Occur.MUST);
        return query;
    }
}
