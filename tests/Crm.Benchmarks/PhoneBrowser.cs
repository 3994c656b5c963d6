using System.Text.Json;
using Microsoft.Playwright;

namespace Crm.Benchmarks;

/// <summary>Debian's Chromium as a phone on a slow line: what Lighthouse calls its mobile profile (150 ms, 1.6 Mbit/s, a processor four times slower).</summary>
public sealed class PhoneBrowser : IAsyncDisposable
{
    private const string Measure = """
        () => new Promise(done => new PerformanceObserver(list => setTimeout(() => {
            const all = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
            done({ paint: list.getEntries().at(-1).startTime, bytes: all.reduce((sum, e) => sum + e.transferSize, 0), files: all.length, hosts: new Set(all.map(e => new URL(e.name).host)).size });
        }, 500)).observe({ type: 'largest-contentful-paint', buffered: true }))
        """;

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private PhoneBrowser(IPlaywright playwright, IBrowser browser) => (this.playwright, this.browser) = (playwright, browser);

    /// <summary>Starts it.</summary>
    public static async Task<PhoneBrowser> Start()
    {
        var playwright = await Playwright.CreateAsync();
        var path = Environment.GetEnvironmentVariable("CRM_CHROMIUM") is { Length: > 0 } named ? named : "/usr/bin/chromium";
        return new PhoneBrowser(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] }));
    }

    /// <summary>Opens a page with nothing stored yet.</summary>
    public async Task<PagePaint> Open(Uri page)
    {
        await using var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 390, Height = 844 }, DeviceScaleFactor = 3, IsMobile = true, HasTouch = true, Locale = "zh-CN" });
        var tab = await context.NewPageAsync();
        var session = await context.NewCDPSessionAsync(tab);
        await session.SendAsync("Network.enable");
        await session.SendAsync("Network.emulateNetworkConditions", new() { ["offline"] = false, ["latency"] = 150, ["downloadThroughput"] = 1_600_000 / 8, ["uploadThroughput"] = 750_000 / 8 });
        await session.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = 4 });
        await tab.GotoAsync(page.ToString(), new() { WaitUntil = WaitUntilState.Load });
        return JsonSerializer.Deserialize<PagePaint>((await tab.EvaluateAsync(Measure))!.Value.GetRawText(), JsonSerializerOptions.Web)!;
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}

/// <summary>How a page came to a phone.</summary>
/// <param name="Paint">Milliseconds to the largest contentful paint.</param>
/// <param name="Bytes">All that was transferred, heads included.</param>
/// <param name="Files">Page, styles, scripts, pictures.</param>
/// <param name="Hosts">From how many hosts.</param>
public sealed record PagePaint(double Paint, long Bytes, int Files, int Hosts);
