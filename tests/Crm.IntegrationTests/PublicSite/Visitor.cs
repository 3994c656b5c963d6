using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Crm.PublicSite.Asking;

namespace Crm.IntegrationTests.PublicSite;

/// <summary>A visitor's browser without scripts, at a network address of its own: keeps cookies, fills in the forms that a page offers.</summary>
internal sealed partial class Visitor(CrmApp app, string address) : IDisposable
{
    /// <summary>What somebody fills in who makes no mistake; the contact is nobody else's.</summary>
    public static Dictionary<string, string> Filled(string? phone = null, string company = "浙江云帆机电有限公司") => new()
    {
        ["topic"] = "IndustrialLand", ["company"] = company, ["name"] = "李女士", ["phone"] = phone ?? Hotline.Calls.NewNumber()[3..],
        ["place"] = "330521", ["wish"] = "要 60 亩工业用地，明年上半年开工", ["consent"] = "yes",
    };

    private readonly HttpClient client = new(new Addressed(app.Host.Server.CreateHandler(), address)) { BaseAddress = new Uri("http://localhost") };

    /// <summary>Opens a page.</summary>
    public async Task<(HttpResponseMessage Answer, string Html)> Open(string path)
    {
        var answer = await client.GetAsync(path);
        return (answer, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The form that is ready to be filled in, as it lies in the page.</summary>
    public async Task<AskedForm> Form(string path = "/ask", string action = "/ask") => Read((await Open(path)).Html, action);

    /// <summary>The form in a page that came back.</summary>
    public static AskedForm Read(string html, string action = "/ask")
    {
        var form = Forms().Matches(html).Select(m => m.Value).FirstOrDefault(f => f.Contains($"action=\"{action}\"", StringComparison.Ordinal)) ?? throw new InvalidOperationException($"No form to {action}: {html}");
        var hidden = Hidden().Matches(form).ToDictionary(m => m.Groups["name"].Value, m => WebUtility.HtmlDecode(m.Groups["value"].Value));
        var question = Question().Match(html);
        var ticket = Work().Match(form) is { Success: true } work ? new AskTicket(Guid.ParseExact(work.Groups[1].Value, "N"), default, 0, 0) : null;
        return new AskedForm(action, hidden, question.Success ? (Number(question, 1) + Number(question, 2)).ToString(CultureInfo.InvariantCulture) : null, ticket, html);
    }

    /// <summary>Hands it in.</summary>
    public async Task<(HttpResponseMessage Answer, string Html)> Post(AskedForm form, IEnumerable<KeyValuePair<string, string>> fields)
    {
        var typed = form.Hidden.ToDictionary();
        foreach (var (name, value) in fields) typed[name] = value;
        var answer = await client.PostAsync(form.Path, new FormUrlEncodedContent(typed));
        return (answer, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Posts anything, as a script would.</summary>
    public Task<HttpResponseMessage> Post(HttpContent content) => client.PostAsync("/ask", content);

    /// <summary>Asks like somebody who takes their time, and comes to the page of the link; its path.</summary>
    public async Task<string> Ask(MovableClock clock, Dictionary<string, string>? filled = null)
    {
        var form = await Form();
        clock.Pass(TimeSpan.FromSeconds(20));
        var (answer, html) = await Post(form, [.. filled ?? Filled(), new("answer", form.Answer!)]);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, html);
        return answer.Headers.Location!.ToString() is var to && to.StartsWith("http", StringComparison.Ordinal) ? new Uri(to).PathAndQuery : to;
    }

    /// <summary>The receipt number on a page.</summary>
    public static string NumberOn(string html) => Receipt().Match(html) is { Success: true } m ? m.Value : throw new InvalidOperationException($"No receipt number: {html}");

    public void Dispose() => client.Dispose();

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private sealed class Addressed(HttpMessageHandler inner, string address) : DelegatingHandler(inner)
    {
        private readonly CookieContainer cookies = new();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Accept.ParseAdd("text/html");
            request.Headers.Add("X-Forwarded-For", address);
            if (cookies.GetCookieHeader(request.RequestUri!) is { Length: > 0 } header) request.Headers.TryAddWithoutValidation("Cookie", header);
            var response = await base.SendAsync(request, cancellationToken);
            if (response.Headers.TryGetValues("Set-Cookie", out var set))
                foreach (var cookie in set) cookies.SetCookies(request.RequestUri!, cookie);
            return response;
        }
    }

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]*)" value="(?<value>[^"]*)".*?>""")]
    private static partial Regex Hidden();

    [GeneratedRegex("小问题：(\\d+) 加 (\\d+) 等于几")]
    private static partial Regex Question();

    [GeneratedRegex("data-work=\"([0-9a-f]{32})\"")]
    private static partial Regex Work();

    [GeneratedRegex("SL-\\d{8}-\\d{4,}")]
    private static partial Regex Receipt();
}

/// <summary>A form in a page.</summary>
/// <param name="Answer">The right answer to its question.</param>
/// <param name="Ticket">What the browser's sum is about.</param>
internal sealed record AskedForm(string Path, IReadOnlyDictionary<string, string> Hidden, string? Answer, AskTicket? Ticket, string Html)
{
    /// <summary>The sum a browser would find.</summary>
    public string Work(int bits) => Enumerable.Range(0, int.MaxValue).Select(i => i.ToString(CultureInfo.InvariantCulture)).First(w => Ticket!.IsWorkedOut(w, bits));
}
