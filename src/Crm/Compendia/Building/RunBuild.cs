using Crm.Compendia.Drafting;
using Crm.Compendia.Writing;
using Crm.Foundation;
using Crm.PublicSite.Details;
using Marten;
using Microsoft.Extensions.Options;
using Wolverine.Attributes;

namespace Crm.Compendia.Building;

/// <summary>A build's turn has come. One at a time; the queue outlives a restart.</summary>
[MessageIdentity("run-compendium-build")]
public sealed record RunBuild(Guid CompendiumId, Guid Build);

/// <summary>Handles <see cref="RunBuild"/>.</summary>
public static class RunBuildHandler
{
    // Seconds; far more than printing may take.
    [MessageTimeout(900)]
    public static Task Handle(RunBuild message, CompendiumWork work, IDocumentSession session, CancellationToken token) => work.Run(message, session, token);
}

/// <summary>Builds a compendium: gathers the texts, writes HTML and Word, prints PDF where it can, and keeps the files in the transaction of the fact.</summary>
public sealed class CompendiumWork(IDocumentStore store, BuildWatch watch, PdfPrinter printer, QueryDesk queries, IOptions<CompendiaSettings> settings, TimeProvider clock, ILogger<CompendiumWork> log)
{
    /// <summary>The name that builds have in records.</summary>
    public const string Worker = "政策汇编";

    /// <summary>Does it. A build that was cancelled, or is done, is left alone.</summary>
    public async Task Run(RunBuild message, IDocumentSession session, CancellationToken token)
    {
        session.LastModifiedBy = Caller.Job(Worker).Login;
        session.SetHeader(Access.ChannelHeader, Caller.Job(Worker).Channel);
        // What comes of it is no part of the request that asked for it, which was over long before.
        session.CorrelationId = $"{message.Build:N}";
        // Read apart from what is written in the end: meanwhile an editor may cancel it.
        await using var library = store.QuerySession();
        if (await library.LoadAsync<Compendium>(message.CompendiumId, token) is not { } compendium || compendium.Building != message.Build) return;
        var ending = watch.Begin(message.Build, token);
        try
        {
            await Finish(message, await Make(compendium, message.Build, library, ending.Token), session, token);
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            // Whoever cancelled it wrote that down.
            log.LogInformation("Build {Build} was cancelled", message.Build);
        }
        finally
        {
            watch.End(message.Build);
        }
    }

    private async Task<(object Fact, Dictionary<BookFormat, byte[]> Files)> Make(Compendium compendium, Guid build, IQuerySession library, CancellationToken token)
    {
        var today = China.Today(clock);
        try
        {
            watch.Report(build, new(BuildStep.Gathering, 0, 0));
            var picked = (await PickedPolicies.Of(compendium.Scope, settings.Value.MostDocuments + compendium.LeftOut.Count + 1, library, token)).Where(p => !compendium.LeftOut.Contains(p.Document.Id)).ToList();
            if (picked.Count == 0) return (new CompendiumBuildFailed(build, BuildFailure.Empty, today), []);
            if (picked.Count > settings.Value.MostDocuments) return (new CompendiumBuildFailed(build, BuildFailure.TooMany, today), []);
            var office = (await queries.Ask(new ShowSiteDetails(), Caller.Visitor, token)).Answer?.Details ?? SiteDetails.None;
            var book = (await BookBuilder.Compendium(compendium.Title, compendium.Scope, picked, clock.GetUtcNow(), library, token)).By(office);
            var files = await Files(book, build, picked.Count, token);
            return (new CompendiumBuilt(
                build, compendium.Title, compendium.Scope, [.. picked.Select(p => new BuiltText(p.Document.Id, p.Version, p.Document.Title))],
                [.. files.Select(f => new BuiltFile(f.Key, f.Value.Length, CompendiumShelf.Hash(f.Value)))], today), files);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError(e, "Compendium {Compendium} could not be built", compendium.Id);
            return (new CompendiumBuildFailed(build, BuildFailure.Unforeseen, today), []);
        }
    }

    private async Task<Dictionary<BookFormat, byte[]>> Files(Book book, Guid build, int texts, CancellationToken token)
    {
        var files = new Dictionary<BookFormat, byte[]>
        {
            [BookFormat.Docx] = DocxWriter.Write(book, clock.GetUtcNow(), Step(build, BuildStep.Docx, texts), token),
            [BookFormat.Html] = HtmlWriter.Write(book, Step(build, BuildStep.Html, texts), token),
        };
        if (!printer.IsThere) return files;
        watch.Report(build, new(BuildStep.Pdf, 0, 0));
        try
        {
            files[BookFormat.Pdf] = await printer.Print(book, token);
        }
        catch (PrintingFailed e)
        {
            // The other files are whole; the page says that there is no PDF.
            log.LogWarning("Compendium {Build} has no PDF: {Why}", build, e.Message);
        }
        return files;
    }

    private Told Step(Guid build, BuildStep step, int texts) => new(done =>
    {
        // A page need not be told of every text of hundreds.
        if (done % 5 == 0 || done == texts) watch.Report(build, new(step, done, texts));
    });

    private static async Task Finish(RunBuild message, (object Fact, Dictionary<BookFormat, byte[]> Files) made, IDocumentSession session, CancellationToken token)
    {
        var stream = await session.Events.FetchForWriting<Compendium>(message.CompendiumId, token);
        if (stream.Aggregate?.Building != message.Build) return;
        stream.AppendOne(made.Fact);
        if (made.Fact is CompendiumBuilt) CompendiumShelf.Put(session, message.CompendiumId, message.Build, stream.Aggregate.Published, made.Files);
    }

    // Progress<T> would tell later and on another thread.
    private sealed class Told(Action<int> tell) : IProgress<int>
    {
        public void Report(int value) => tell(value);
    }
}
