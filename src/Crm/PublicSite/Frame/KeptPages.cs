using Crm.Foundation;
using Crm.Shell;
using Crm.Team.SigningIn;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.ResponseCompression;

namespace Crm.PublicSite.Frame;

/// <summary>
/// Keeps finished public pages in memory, so that a crowd of visitors costs the database one page. Every commit that changes something public begins a new
/// edition, and a page is only ever shown in the edition, on the day and in the language it was made for: what was withdrawn is gone with the next request.
/// </summary>
internal sealed class KeptPages : IOutputCachePolicy, IDisposable
{
    /// <summary>As long as a browser keeps it; only a change made by another process (the command line) is seen that late.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private static readonly string[] Public = ["Crm.Compendia", "Crm.Parks", "Crm.Policies", "Crm.PublicSite"];
    private readonly TimeProvider clock;
    private readonly IResponseCompressionProvider compression;
    private readonly IDisposable listening;
    private long edition;

    public KeptPages(LiveUpdates live, TimeProvider clock, IResponseCompressionProvider compression)
    {
        (this.clock, this.compression) = (clock, compression);
        listening = live.Listen(Note);
    }

    public void Dispose() => listening.Dispose();

    ValueTask IOutputCachePolicy.CacheRequestAsync(OutputCacheContext context, CancellationToken token)
    {
        var request = context.HttpContext.Request;
        // What somebody looks for is asked once: keeping it would only push out what everybody reads.
        var keeps = HttpMethods.IsGet(request.Method) && !request.Query.ContainsKey("q");
        (context.EnableOutputCaching, context.AllowCacheLookup, context.AllowCacheStorage, context.AllowLocking) = (keeps, keeps, keeps, true);
        context.ResponseExpirationTimeSpan = Longest;
        var vary = context.CacheVaryByRules;
        (vary.VaryByHost, vary.QueryKeys) = (true, "*");
        vary.VaryByValues["edition"] = Volatile.Read(ref edition).ToString(System.Globalization.CultureInfo.InvariantCulture);
        vary.VaryByValues["day"] = China.Today(clock).ToString("O");
        vary.VaryByValues["language"] = Texts.IsChinese ? "zh" : "en";
        vary.VaryByValues["session"] = request.Cookies.ContainsKey(Session.Cookie) ? "yes" : "no";
        vary.VaryByValues["encoding"] = compression.CheckRequestAcceptsCompression(context.HttpContext) ? compression.GetCompressionProvider(context.HttpContext)?.EncodingName ?? "" : "";
        return ValueTask.CompletedTask;
    }

    ValueTask IOutputCachePolicy.ServeFromCacheAsync(OutputCacheContext context, CancellationToken token) => ValueTask.CompletedTask;

    ValueTask IOutputCachePolicy.ServeResponseAsync(OutputCacheContext context, CancellationToken token)
    {
        var response = context.HttpContext.Response;
        if (response.StatusCode != StatusCodes.Status200OK || response.Headers.SetCookie.Count > 0) context.AllowCacheStorage = false;
        return ValueTask.CompletedTask;
    }

    private Task Note(Changed changed)
    {
        if (changed.Events.Any(e => Public.Any(module => e.EventType.Namespace?.StartsWith(module, StringComparison.Ordinal) == true))) Interlocked.Increment(ref edition);
        return Task.CompletedTask;
    }
}
