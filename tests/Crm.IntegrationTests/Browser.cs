using System.Net;
using System.Text.RegularExpressions;
using Alba;

namespace Crm.IntegrationTests;

/// <summary>A browser without scripts: keeps cookies, follows no redirects, fills in the forms a page offers.</summary>
public sealed partial class Browser(IAlbaHost host) : IDisposable
{
    private static readonly Uri Site = new("http://localhost");
    private readonly HttpClient client = new(new Keeping(host.Server.CreateHandler())) { BaseAddress = Site };

    /// <summary>Opens a page as a person would.</summary>
    public Task<HttpResponseMessage> Open(string path) => client.SendAsync(Asking(HttpMethod.Get, path));

    /// <summary>Opens a page and hands in one of its forms, with the hidden fields it came with.</summary>
    /// <param name="path">Where the form stands.</param>
    /// <param name="handler">The form's name, or part of the address it posts to.</param>
    /// <param name="fields">What is typed.</param>
    public async Task<HttpResponseMessage> Submit(string path, string handler, params (string Name, string Value)[] fields)
    {
        var html = await (await Open(path)).Content.ReadAsStringAsync();
        var form = Forms().Matches(html).Select(m => m.Value).FirstOrDefault(f => f.Contains(handler, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"No form {handler} at {path}: {html}");
        var hidden = Hidden().Matches(form).Select(m => KeyValuePair.Create(WebUtility.HtmlDecode(m.Groups["name"].Value), WebUtility.HtmlDecode(m.Groups["value"].Value)));
        var action = Action().Match(form) is { Success: true } given ? given.Groups[1].Value : path;
        var request = Asking(HttpMethod.Post, action);
        request.Content = new FormUrlEncodedContent([.. hidden, .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]);
        return await client.SendAsync(request);
    }

    /// <summary>Asks for a circuit, as the script of an interactive page does first.</summary>
    public Task<HttpResponseMessage> Negotiate() => client.PostAsync("/_blazor/negotiate?negotiateVersion=1", null);

    /// <summary>Signs in and returns what came back.</summary>
    public Task<HttpResponseMessage> SignIn(string login, string password, string path = "/signin") =>
        Submit(path, "sign-in", ("Form.Login", login), ("Form.Password", password));

    public void Dispose() => client.Dispose();

    private static HttpRequestMessage Asking(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Accept.ParseAdd("text/html");
        return request;
    }

    private sealed class Keeping(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        private readonly CookieContainer cookies = new();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var address = new Uri(Site, request.RequestUri!);
            if (cookies.GetCookieHeader(address) is { Length: > 0 } header) request.Headers.TryAddWithoutValidation("Cookie", header);
            var response = await base.SendAsync(request, cancellationToken);
            if (response.Headers.TryGetValues("Set-Cookie", out var set))
                foreach (var cookie in set) cookies.SetCookies(address, cookie);
            return response;
        }
    }

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]*)" value="(?<value>[^"]*)".*?>""")]
    private static partial Regex Hidden();

    [GeneratedRegex("""<form[^>]* action="([^"]*)""")]
    private static partial Regex Action();
}
