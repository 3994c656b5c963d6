using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Hotline.Ringing;
using Crm.Hotline.Simulating;

namespace Crm.Benchmarks;

/// <summary>
/// Everybody outside the product, in a process of their own: agents with the desk open, somebody with the inbox open, the telephone system, visitors at the forms. What each
/// waited for is timed here, from the moment it was sent to the moment the drawing with it had come to the page.
/// </summary>
public sealed class OfficeCrowd(Office office) : IAsyncDisposable
{
    /// <summary>First argument of the process.</summary>
    public const string Word = "office";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly List<CircuitClient> open = [];
    private readonly Dictionary<string, Watcher> desks = [];
    private readonly HttpClient http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 64 }) { BaseAddress = office.Address };
    private readonly VisitorForms forms = new(office.Address);
    private Watcher inbox = null!;
    private OfficeTimes times = new([], []);

    /// <summary>What the process does.</summary>
    public static async Task<int> Run()
    {
        OfficeCrowd? crowd = null;
        await Companion.Serve(async line =>
        {
            var (word, rest) = line.Split(' ', 2) is [var first, var more] ? (first, more) : (line, "");
            crowd ??= new OfficeCrowd(JsonSerializer.Deserialize<Office>(rest)!);
            crowd.times = new([], []);
            var given = rest.Split(' ');
            switch (word)
            {
                case "open": await crowd.Open(); break;
                case "play": await crowd.Play(double.Parse(given[0], CultureInfo.InvariantCulture), int.Parse(given[1], CultureInfo.InvariantCulture)); break;
                case "ring": await crowd.Ring(int.Parse(given[0], CultureInfo.InvariantCulture)); break;
            }
            return JsonSerializer.Serialize(crowd.times);
        });
        if (crowd is not null) await crowd.DisposeAsync();
        return 0;
    }

    // Every agent's desk, and the inbox of one manager.
    private async Task Open()
    {
        foreach (var agent in office.Agents) desks[agent.Extension] = await Watch("/hotline", agent.Cookie, "desk-form");
        inbox = await Watch("/inquiries", office.Inbox, "登记咨询");
        _ = CircuitClient.KeepAlive(open);
    }

    private async Task<Watcher> Watch(string page, string cookie, string awaited)
    {
        var client = await CircuitClient.Open(new Uri(office.Address, page), cookie, awaited);
        lock (open) open.Add(client);
        return new Watcher(client);
    }

    // The rush hour, with forms spread evenly over it; agents save what came of each call a moment after it.
    private async Task Play(double speed, int posts)
    {
        var script = CtiScript.Make(ScriptLength.Rush, 5, [.. office.Agents.Select(a => a.Extension)]);
        var run = $"{Guid.NewGuid():N}";
        var timed = script.Reports.Where(r => r is { Kind: PhoneReport.Ringing, Extension: not null, Caller: not null, Repeated: false, IsLate: false }).Select(r => $"{run}-{r.Id}").ToHashSet();
        var answered = script.Calls.Where(c => !c.Missed).ToDictionary(c => c.Number);
        var pending = new ConcurrentBag<Task>();
        using var line = new HttpClient(new HeardBeforeSent(report => { if (timed.Contains(report.Id)) pending.Add(Pop(report.Extension!, report.Number!)); })) { BaseAddress = office.Address };
        var player = new CtiPlayer(line, office.Key, Convert.FromBase64String(office.Secret), TimeProvider.System);
        var visitors = Write(posts, script.Reports[^1].Sent / speed, pending);
        var played = await player.Play(script.Reports, run, speed, one =>
        {
            Count(one.Ok ? "reports" : "reports refused");
            if (one.Report is { Kind: PhoneReport.HungUp, Repeated: false } && answered.TryGetValue(one.Report.Number, out var call)) pending.Add(Save(call, PhoneCall.IdOf(office.Unit, $"{run}-c{call.Number}")));
        });
        times.Counts["calls"] = script.Calls.Count;
        await visitors;
        while (pending.TryTake(out var task)) await task;
    }

    private async Task Write(int posts, TimeSpan span, ConcurrentBag<Task> pending)
    {
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < posts; i++)
        {
            if (span * i / posts - watch.Elapsed is { Ticks: > 0 } pause) await Task.Delay(pause);
            var number = i;
            pending.Add(Task.Run(() => Ask(number)));
        }
    }

    private async Task Ask(int number)
    {
        var company = $"线上企业{Guid.NewGuid():N}"[..16];
        var form = await forms.Open(number);
        var (seen, start) = (inbox.Expect(company), Stopwatch.GetTimestamp());
        var taken = await forms.Post(form, company, number);
        Time("form", start, Stopwatch.GetTimestamp());
        Count(taken ? "forms" : "forms refused");
        if (taken) await Await("inbox", start, seen);
    }

    // One call after the other, at one place after the other, each hung up once it was seen.
    private async Task Ring(int calls)
    {
        var player = new CtiPlayer(http, office.Key, Convert.FromBase64String(office.Secret), TimeProvider.System);
        for (var i = 0; i < calls; i++)
        {
            var (place, number) = (office.Agents[i % office.Agents.Count].Extension, string.Create(CultureInfo.InvariantCulture, $"1370000{i:0000}"));
            var run = $"{Guid.NewGuid():N}";
            var seen = Pop(place, number);
            Count((await player.Play([new(1, 1, PhoneReport.Ringing, default, default, number, place)], run, CtiPlayer.AtOnce))[0].Ok ? "reports" : "reports refused");
            await seen;
            await player.Play([new(2, 1, PhoneReport.HungUp, default, default, number, place)], run, CtiPlayer.AtOnce);
        }
    }

    // A card that takes the place of another one is drawn as changed texts alone; then it is counted and not timed, since the queue may draw the number too.
    private async Task Pop(string place, string number)
    {
        var shown = Phone.TryParse(number, out var phone) ? phone.Display : number;
        var (card, text, start) = (desks[place].Expect("pop-number", shown), desks[place].Expect(shown), Stopwatch.GetTimestamp());
        if (await Task.WhenAny(card, Task.Delay(Patience)) == card) Time("pop", start, await card);
        else Count(text.IsCompleted ? "pops in the card of another" : "pop not seen");
    }

    private async Task Await(string what, long start, Task<long> seen)
    {
        if (await Task.WhenAny(seen, Task.Delay(Patience)) == seen) Time(what, start, await seen);
        else Count($"{what} not seen");
    }

    private async Task Save(ScriptedCall call, Guid phone)
    {
        var agent = office.Agents.First(a => a.Extension == call.Answered);
        await Task.Delay(500);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/calls")
        {
            Content = JsonContent.Create(new
            {
                Sheet = new { Topic = "Policy", Caller = call.Caller is null ? null : new { Phone = call.Caller }, Wish = "问设备补助", PhoneCall = phone },
                Outcome = "Answered",
                OccurredOn = China.Today(TimeProvider.System),
            })
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", agent.Token);
        var start = Stopwatch.GetTimestamp();
        using var answer = await http.SendAsync(request);
        Time("save", start, Stopwatch.GetTimestamp());
        Count(answer.IsSuccessStatusCode ? "saves" : $"saves refused {(int)answer.StatusCode}");
    }

    private void Time(string what, long start, long end)
    {
        lock (times)
        {
            if (!times.Milliseconds.TryGetValue(what, out var list)) times.Milliseconds[what] = list = [];
            list.Add(Stopwatch.GetElapsedTime(start, end).TotalMilliseconds);
        }
    }

    private void Count(string what)
    {
        lock (times) times.Counts[what] = times.Counts.GetValueOrDefault(what) + 1;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in open) await client.DisposeAsync();
        http.Dispose();
        forms.Dispose();
    }

    /// <summary>Looks for texts in what is drawn on a page.</summary>
    private sealed class Watcher
    {
        private readonly ConcurrentDictionary<TaskCompletionSource<long>, byte[][]> expected = new();

        public Watcher(CircuitClient client) => client.Drawn = Look;

        /// <summary>The moment a drawing with all these texts in it has come.</summary>
        public Task<long> Expect(params string[] texts)
        {
            var seen = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
            expected[seen] = [.. texts.Select(Encoding.UTF8.GetBytes)];
            return seen.Task;
        }

        private void Look(byte[] drawing, long at)
        {
            foreach (var (seen, texts) in expected)
                if (texts.All(text => drawing.AsSpan().IndexOf(text) >= 0) && expected.TryRemove(seen, out _)) seen.TrySetResult(at);
        }
    }

    /// <summary>Tells of each report before it is sent.</summary>
    private sealed class HeardBeforeSent(Action<CtiReport> tell) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            tell(JsonSerializer.Deserialize<CtiReport>(await request.Content!.ReadAsByteArrayAsync(cancellationToken), Api.ApiJson.Options)!);
            return await base.SendAsync(request, cancellationToken);
        }
    }
}

/// <summary>What a crowd waited for.</summary>
/// <param name="Milliseconds">All times of pop, save, form and inbox.</param>
/// <param name="Counts">How much there was of what, and how much went wrong.</param>
public sealed record OfficeTimes(Dictionary<string, List<double>> Milliseconds, Dictionary<string, int> Counts);
