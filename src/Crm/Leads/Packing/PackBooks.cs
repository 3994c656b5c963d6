using Crm.Compendia;
using Crm.Compendia.Building;
using Crm.Compendia.Profile;
using Crm.Compendia.Writing;
using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Policies.Library;
using Crm.Policies.Reading;
using Crm.PublicSite.Details;
using Marten;
using Microsoft.Extensions.Caching.Memory;

namespace Crm.Leads.Packing;

/// <summary>Makes the files of policy packs when they are asked for, as the documents stand that day. A PDF is kept for a while, since printing takes a browser.</summary>
public sealed class PackBooks(PdfPrinter printer, QueryDesk queries, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(15);
    private readonly MemoryCache printed = new(new MemoryCacheOptions { SizeLimit = 64L << 20 });

    /// <summary>The file.</summary>
    /// <exception cref="RuleBroken">There is no browser to print PDF with, or it failed.</exception>
    public async Task<CompendiumFile> Write(PolicyPack pack, BookFormat format, IQuerySession session, CancellationToken token)
    {
        var name = CompendiumWords.FileName(pack.Title, format.Extension());
        var key = (pack.Id, China.Today(clock), Texts.IsChinese);
        if (format == BookFormat.Pdf && printed.TryGetValue(key, out byte[]? kept)) return new(name, format.ContentType(), kept!);
        var book = await Book(pack, session, token);
        if (format == BookFormat.Docx) return new(name, format.ContentType(), DocxWriter.Write(book, clock.GetUtcNow(), token: token));
        try
        {
            var pdf = await printer.Print(book, token);
            printed.Set(key, pdf, new MemoryCacheEntryOptions { Size = pdf.Length, AbsoluteExpirationRelativeToNow = Kept });
            return new(name, format.ContentType(), pdf);
        }
        catch (PrintingFailed)
        {
            throw new RuleBroken("现在做不出 PDF，请下载 Word。");
        }
    }

    /// <inheritdoc />
    public void Dispose() => printed.Dispose();

    private async Task<Book> Book(PolicyPack pack, IQuerySession session, CancellationToken token)
    {
        var today = China.Today(clock);
        var documents = (await session.LoadManyAsync<PolicyListing>(token, pack.Items.Select(i => i.Document).Distinct())).ToDictionary(d => d.Id);
        var bodies = await BookBuilder.Bodies(pack.Items.Where(i => i.Quote is null).Select(i => (i.Document, i.Version)), session, token);
        var texts = pack.Items.Select(i => i.Quote is { } quote
            ? BookBuilder.Passage(documents[i.Document], i.Version, today, quote, i.Note)
            : BookBuilder.Text(documents[i.Document], i.Version, today, bodies[PolicyText.IdOf(i.Document, i.Version)]));
        var office = (await queries.Ask(new ShowSiteDetails(), Caller.Visitor, token)).Answer?.Details ?? SiteDetails.None;
        return new Book(
            pack.Title, [new(Texts.Of("收录"), Texts.Of("{0} 项", pack.Items.Count)), new(Texts.Of("生成日期"), Days.Full(today))], null, [], pack.Note,
            [new BookPart(null, [.. texts])])
        {
            Words = BookBuilder.Words,
        }.By(office);
    }
}
