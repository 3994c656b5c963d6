using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Crm.Benchmarks;

/// <summary>Visitors without scripts, each at a network address of their own: open the form, answer its question, hand it in.</summary>
public sealed partial class VisitorForms(Uri address) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, MaxConnectionsPerServer = 64 }) { BaseAddress = address };

    /// <summary>The form as it lies in the page.</summary>
    public async Task<(string Cookie, Dictionary<string, string> Fields)> Open(int visitor)
    {
        using var request = Request(HttpMethod.Get, visitor);
        using var answer = await http.SendAsync(request);
        var html = await answer.Content.ReadAsStringAsync();
        var form = Form().Match(html).Value;
        var fields = Office.Hidden().Matches(form).ToDictionary(m => m.Groups[1].Value, m => WebUtility.HtmlDecode(m.Groups[2].Value));
        var question = Question().Match(html);
        fields["answer"] = (int.Parse(question.Groups[1].Value, CultureInfo.InvariantCulture) + int.Parse(question.Groups[2].Value, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture);
        return (string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0])), fields);
    }

    /// <summary>Hands it in; whether it was taken.</summary>
    public async Task<bool> Post((string Cookie, Dictionary<string, string> Fields) form, string company, int visitor)
    {
        using var request = Request(HttpMethod.Post, visitor);
        request.Headers.Add("Cookie", form.Cookie);
        request.Content = new FormUrlEncodedContent(new Dictionary<string, string>(form.Fields)
        {
            ["topic"] = "IndustrialLand", ["company"] = company, ["name"] = "李女士", ["phone"] = string.Create(CultureInfo.InvariantCulture, $"1360{visitor:0000000}"),
            ["place"] = Office.District, ["wish"] = "要 60 亩工业用地，明年上半年开工", ["consent"] = "yes",
        });
        using var answer = await http.SendAsync(request);
        return answer.StatusCode == HttpStatusCode.Redirect;
    }

    public void Dispose() => http.Dispose();

    private static HttpRequestMessage Request(HttpMethod method, int visitor)
    {
        var request = new HttpRequestMessage(method, "/ask");
        request.Headers.Accept.ParseAdd("text/html");
        request.Headers.Add("X-Forwarded-For", string.Create(CultureInfo.InvariantCulture, $"10.{visitor / 60_000 % 250}.{visitor / 240 % 250}.{visitor % 240 + 1}"));
        return request;
    }

    [GeneratedRegex("<form[^>]*action=\"/ask\".*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("小问题：(\\d+) 加 (\\d+) 等于几")]
    private static partial Regex Question();
}
