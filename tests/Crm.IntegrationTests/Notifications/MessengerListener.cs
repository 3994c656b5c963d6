using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Crm.IntegrationTests.Notifications;

/// <summary>A messenger's server on this machine: takes webhooks over real HTTP and answers as the messenger would.</summary>
internal sealed class MessengerListener : IAsyncDisposable
{
    private readonly WebApplication server;

    private MessengerListener(WebApplication server) => this.server = server;

    /// <summary>What was posted, in order.</summary>
    public ConcurrentQueue<Post> Posts { get; } = new();

    /// <summary>What the next posts are answered, by path; well where nothing is said.</summary>
    public ConcurrentDictionary<string, (int Status, string Body)> Answers { get; } = new();

    /// <summary>"http://127.0.0.1:port".</summary>
    public string Address { get; private set; } = "";

    public static async Task<MessengerListener> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var listener = new MessengerListener(builder.Build());
        listener.server.Run(listener.Answer);
        await listener.server.StartAsync();
        listener.Address = listener.server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return listener;
    }

    private async Task Answer(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var path = http.Request.Path.Value!;
        Posts.Enqueue(new Post(http.Request.Method, path, http.Request.Query.ToDictionary(q => q.Key, q => q.Value.ToString()), http.Request.ContentType ?? "", await reader.ReadToEndAsync()));
        var (status, body) = Answers.GetValueOrDefault(path, (200, path.Contains("/hook/", StringComparison.Ordinal) ? """{"code":0,"msg":"success","data":{}}""" : """{"errcode":0,"errmsg":"ok"}"""));
        http.Response.StatusCode = status;
        if (status is 302) http.Response.Headers.Location = Address + "/elsewhere";
        await http.Response.WriteAsync(body);
    }

    public async ValueTask DisposeAsync() => await server.DisposeAsync();

    /// <summary>One webhook.</summary>
    public sealed record Post(string Method, string Path, IReadOnlyDictionary<string, string> Query, string ContentType, string Body);
}
