using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Crm.Benchmarks;

/// <summary>
/// One open page, as the framework's script keeps it open, without a browser: it takes part in the circuit's protocol, acknowledges what is drawn, answers calls of scripts
/// with nothing, and ticks rows of the list.
/// </summary>
public sealed partial class CircuitClient : IAsyncDisposable
{
    /// <summary>What the tick boxes of rows are called for screen readers, in the product and on the floor page.</summary>
    public const string TickLabel = "选中";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ClientWebSocket socket = new();
    private readonly SemaphoreSlim sending = new(1);
    private readonly TaskCompletionSource<long> interop = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource rows = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource drawn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task listening = Task.CompletedTask;
    private Exception? broken;
    private byte[]? awaited;
    private ulong tick;
    private int component = -1;
    private int calls;

    /// <summary>Hears of every drawing: its bytes, and when they had come (<see cref="Stopwatch.GetTimestamp"/>).</summary>
    public Action<byte[], long>? Drawn { get; set; }

    /// <summary>Opens a page and waits until its rows are there.</summary>
    /// <param name="awaited">A text that shows that it is there, on a page without rows to tick.</param>
    public static async Task<CircuitClient> Open(Uri page, string cookie, string? awaited = null)
    {
        var client = new CircuitClient { awaited = awaited is null ? null : Encoding.UTF8.GetBytes(awaited) };
        try
        {
            await client.Connect(page, cookie);
            await client.rows.Task.WaitAsync(Patience);
            return client;
        }
        catch (Exception e)
        {
            await client.DisposeAsync();
            throw new InvalidOperationException($"{page} did not show its rows", client.broken ?? e);
        }
    }

    /// <summary>Ticks a row and waits until the list is drawn anew.</summary>
    public async Task Tick()
    {
        drawn = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var descriptor = $$"""[{"eventHandlerId":{{tick}},"eventName":"change","eventFieldInfo":null},{"value":true}]""";
        await Send(Blazorpack.Call(null, "BeginInvokeDotNetFromJS", $"{++calls}", null, "DispatchEventAsync", await interop.Task, descriptor));
        await drawn.Task.WaitAsync(Patience);
    }

    /// <summary>Says of all of these, from time to time, that they are still open.</summary>
    public static Timer KeepAlive(List<CircuitClient> open) =>
        new(_ => { lock (open) foreach (var client in open) _ = client.Ping(); }, null, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5));

    /// <summary>Says that the page is still open.</summary>
    public Task Ping() => Send(Blazorpack.Ping);

    public async ValueTask DisposeAsync()
    {
        socket.Abort();
        socket.Dispose();
        // Whoever listens finds the socket closed; only then is nothing sent any more.
        await listening;
        sending.Dispose();
    }

    private async Task Connect(Uri page, string cookie)
    {
        using var http = new HttpClient(new HttpClientHandler { UseCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, page);
        request.Headers.Accept.ParseAdd("text/html");
        if (cookie.Length > 0) request.Headers.Add("Cookie", cookie);
        using var answer = await http.SendAsync(request);
        var html = await answer.Content.ReadAsStringAsync();
        var markers = Markers().Matches(html).Select(m => m.Groups[1].Value).ToList();
        if (markers.Count == 0) throw new InvalidOperationException($"{answer.StatusCode}, and no interactive component in {html[..Math.Min(500, html.Length)]}");

        if (cookie.Length > 0) socket.Options.SetRequestHeader("Cookie", cookie);
        socket.Options.SetRequestHeader("Origin", page.GetLeftPart(UriPartial.Authority));
        await socket.ConnectAsync(new UriBuilder(page) { Scheme = "ws", Path = "/_blazor" }.Uri, default);
        await Send(Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"));
        listening = Task.Run(Listen);
        await Send(Blazorpack.Call("0", "StartCircuit", page.GetLeftPart(UriPartial.Authority) + "/", page.ToString(), "[]", ""));
        await interop.Task.WaitAsync(Patience);
        var add = markers.Select((marker, i) => $$"""{"type":"add","ssrComponentId":{{i + 1}},"marker":{{marker}}}""");
        var state = State().Match(html) is { Success: true } found ? found.Groups[1].Value : "";
        await Send(Blazorpack.Call(null, "UpdateRootComponents", $$"""{"batchId":1,"operations":[{{string.Join(',', add)}}]}""", state));
    }

    private async Task Listen()
    {
        try
        {
            var (received, buffer, greeted) = (new List<byte>(), new byte[64 * 1024], false);
            while (socket.State == WebSocketState.Open)
            {
                var got = await socket.ReceiveAsync(buffer.AsMemory(), default);
                if (got.MessageType == WebSocketMessageType.Close) throw new InvalidOperationException("The server closed the connection");
                received.AddRange(buffer.AsSpan(0, got.Count));
                if (!greeted)
                {
                    var end = received.IndexOf(0x1E);
                    if (end < 0) continue;
                    received.RemoveRange(0, end + 1);
                    greeted = true;
                }
                foreach (var message in Blazorpack.Messages(received)) await Take(message);
            }
        }
        catch (Exception e)
        {
            broken = e;
            interop.TrySetException(e);
            rows.TrySetException(e);
            drawn.TrySetException(e);
        }
    }

    private async Task Take(object?[] message)
    {
        if (message is [7L, ..]) throw new InvalidOperationException($"Closed: {message.ElementAtOrDefault(1)}");
        if (message is [3L, _, _, 1L, var error, ..]) throw new InvalidOperationException($"{error}");
        if (message is not [1L, _, _, string method, object?[] arguments, ..]) return;
        switch (method)
        {
            case "JS.RenderBatch": await Draw((long)arguments[0]!, (byte[])arguments[1]!); break;
            case "JS.BeginInvokeJS": await Answer(arguments); break;
            case "JS.Error": throw new InvalidOperationException($"{arguments[0]}");
        }
    }

    private async Task Draw(long batch, byte[] bytes)
    {
        Drawn?.Invoke(bytes, Stopwatch.GetTimestamp());
        if (awaited is not null)
        {
            if (bytes.AsSpan().IndexOf(awaited) >= 0) rows.TrySetResult();
            await Send(Blazorpack.Call(null, "OnRenderCompleted", batch, null));
            return;
        }
        var drawing = new RenderedBatch(bytes);
        if (component < 0 && drawing.Find("aria-label", TickLabel) is { } found) (component, tick) = (found.Component, found.Handlers[^1]);
        else if (component >= 0 && drawing.Renewed(component) is [.., var last]) tick = last;
        await Send(Blazorpack.Call(null, "OnRenderCompleted", batch, null));
        if (component < 0) return;
        rows.TrySetResult();
        if (drawing.Draws(component)) drawn.TrySetResult();
    }

    // The newer form carries everything in one text, the older one in arguments.
    private async Task Answer(object?[] arguments)
    {
        var (handle, name, given, kind) = ((long)arguments[0]!, (string)arguments[1]!, arguments[2] as string, arguments[3] as long? ?? 0);
        if (name == "Blazor._internal.attachWebRendererInterop") interop.TrySetResult(Reference(given!));
        if (handle == 0) return;
        var result = kind == 1 ? """{"__jsObjectId":7}""" : "null";
        await Send(Blazorpack.Call(null, "EndInvokeJSFromDotNet", handle, true, $"[{handle},true,{result}]"));
    }

    private static long Reference(string given)
    {
        using var json = JsonDocument.Parse(given);
        return json.RootElement.EnumerateArray().First(e => e.ValueKind == JsonValueKind.Object && e.TryGetProperty("__dotNetObject", out _)).GetProperty("__dotNetObject").GetInt64();
    }

    private async Task Send(byte[] message)
    {
        await sending.WaitAsync();
        try
        {
            await socket.SendAsync(message, WebSocketMessageType.Binary, endOfMessage: true, default);
        }
        finally
        {
            sending.Release();
        }
    }

    [GeneratedRegex("<!--Blazor:(\\{.*?\"type\":\"server\".*?\\})-->")]
    private static partial Regex Markers();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(.*?)-->")]
    private static partial Regex State();
}
