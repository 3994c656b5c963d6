using System.Diagnostics;
using Microsoft.Extensions.Options;

namespace Crm.Compendia.Writing;

/// <summary>
/// Prints a book's page as PDF through a Chromium that may or may not be installed. The page is ours, everything in it is encoded, and its own policy forbids scripts and anything from
/// elsewhere (Chromium's switch against scripts would stop its printing too); still the browser is a child with an empty environment and a home of its own, resolves no name, is ended
/// with all its children when it takes too long, and one book is printed at a time.
/// </summary>
public sealed class PdfPrinter(IOptions<CompendiaSettings> settings, ILogger<PdfPrinter> log) : IDisposable
{
    private static readonly string[] Places =
        ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable", "/snap/bin/chromium", "/opt/google/chrome/chrome"];

    // Two keep two processors busy; more would need memory for each.
    private const int AtOnce = 2;

    private readonly SemaphoreSlim turn = new(1);

    /// <summary>The browser; null where there is none, and no PDF.</summary>
    public string? Browser => settings.Value.Chromium switch
    {
        "none" => null,
        { Length: > 0 } named => File.Exists(named) ? named : null,
        _ => Places.FirstOrDefault(File.Exists),
    };

    /// <summary>Whether there is one.</summary>
    public bool IsThere => Browser is not null;

    /// <summary>The pages.</summary>
    /// <exception cref="PrintingFailed">There is no browser, it took too long, or it made no PDF.</exception>
    public async Task<byte[]> Print(Book book, CancellationToken token = default)
    {
        var browser = Browser ?? throw new PrintingFailed("no Chromium is installed");
        await turn.WaitAsync(token);
        var room = Directory.CreateTempSubdirectory("crm-print-");
        try
        {
            var path = book.Characters <= settings.Value.PrintCharacters
                ? await Run(browser, room.FullName, HtmlWriter.Write(book, token: token), "--generate-pdf-document-outline", token)
                : await InPieces(browser, room, book, token);
            return await File.ReadAllBytesAsync(path, token);
        }
        finally
        {
            turn.Release();
            Clear(room);
        }
    }

    /// <inheritdoc />
    public void Dispose() => turn.Dispose();

    private async Task<string> InPieces(string browser, DirectoryInfo room, Book book, CancellationToken token)
    {
        var pieces = HtmlWriter.Pieces(book, settings.Value.PrintCharacters).Select((html, number) => (Room: room.CreateSubdirectory($"{number}").FullName, Html: html)).ToList();
        var printed = new string[pieces.Count];
        // Tags of pieces would be lost in joining them.
        await Parallel.ForEachAsync(Enumerable.Range(0, pieces.Count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = token }, async (number, ending) =>
            printed[number] = await Run(browser, pieces[number].Room, pieces[number].Html, "--disable-pdf-tagging", ending));
        MustFit(printed.Sum(path => new FileInfo(path).Length));
        var whole = Path.Combine(room.FullName, "book.pdf");
        try
        {
            PdfJoin.Join(book, printed, whole, token);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Another program's files, in another's reader.
            throw new PrintingFailed($"what Chromium printed could not be joined: {e.Message}");
        }
        return whole;
    }

    private async Task<string> Run(string browser, string room, byte[] html, string option, CancellationToken token)
    {
        var (page, pdf) = (Path.Combine(room, "book.html"), Path.Combine(room, "book.pdf"));
        await File.WriteAllBytesAsync(page, html, token);
        using var child = Process.Start(Command(browser, room, page, pdf, option))!;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(token);
        ending.CancelAfter(TimeSpan.FromSeconds(settings.Value.PrintSeconds));
        // What it says is read, so that it never waits for somebody to, and thrown away.
        var said = Task.WhenAll(child.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None), child.StandardError.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None));
        try
        {
            await child.WaitForExitAsync(ending.Token);
            await said.WaitAsync(ending.Token);
        }
        catch (OperationCanceledException)
        {
            child.Kill(entireProcessTree: true);
            token.ThrowIfCancellationRequested();
            throw new PrintingFailed($"Chromium took more than {settings.Value.PrintSeconds} s");
        }
        if (child.ExitCode != 0) throw new PrintingFailed($"Chromium ended with {child.ExitCode}");
        Check(pdf);
        return pdf;
    }

    private ProcessStartInfo Command(string browser, string room, string page, string pdf, string option)
    {
        var command = new ProcessStartInfo(browser)
        {
            WorkingDirectory = room,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = false,
            UseShellExecute = false,
        };
        command.Environment.Clear();
        command.Environment["PATH"] = "/usr/bin:/bin:/usr/local/bin";
        command.Environment["HOME"] = room;
        command.Environment["XDG_RUNTIME_DIR"] = room;
        command.Environment["LANG"] = "C.UTF-8";
        foreach (var argument in Arguments(room, page, pdf, option)) command.ArgumentList.Add(argument);
        return command;
    }

    private IEnumerable<string> Arguments(string room, string page, string pdf, string option) =>
    [
        "--headless=new", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--no-default-browser-check", "--disable-extensions", "--disable-sync", "--disable-quic",
        "--disable-background-networking", "--disable-component-update", "--disable-default-apps", "--disable-features=Translate,OptimizationHints,MediaRouter", "--disable-crash-reporter",
        "--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=http://127.0.0.1:9", $"--user-data-dir={Path.Combine(room, "profile")}",
        "--no-pdf-header-footer", $"--print-to-pdf={pdf}", option,
        .. Environment.IsPrivilegedProcess || !settings.Value.ChromiumSandbox ? ["--no-sandbox"] : Array.Empty<string>(),
        new Uri(page).AbsoluteUri,
    ];

    private void Check(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists) throw new PrintingFailed("Chromium wrote no file");
        MustFit(file.Length);
        using var stream = file.OpenRead();
        var head = new byte[5];
        if (stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length || !head.AsSpan().SequenceEqual("%PDF-"u8)) throw new PrintingFailed("what Chromium wrote is no PDF");
    }

    private void MustFit(long bytes)
    {
        if (bytes > settings.Value.PrintMegabytes * 1024L * 1024) throw new PrintingFailed($"the PDF has {bytes} bytes");
    }

    private void Clear(DirectoryInfo room)
    {
        try
        {
            room.Delete(recursive: true);
        }
        catch (IOException e)
        {
            // A child that was just ended may still write; the system clears its temporary directory.
            log.LogDebug(e, "{Room} could not be removed", room.FullName);
        }
    }
}

/// <summary>No PDF came of it. Says why, for the log; the person is told in words of the page.</summary>
public sealed class PrintingFailed(string why) : Exception(why);
