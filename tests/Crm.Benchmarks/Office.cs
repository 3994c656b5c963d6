using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Crm.Foundation;
using Crm.Hotline.Duty;
using Crm.Hotline.Ringing.Keys;
using Crm.IntegrationTests;
using Crm.Privacy;
using Crm.Team;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Benchmarks;

/// <summary>An office that answers telephones: what its clients need to know.</summary>
/// <param name="Key">Id of the telephone system's key.</param>
/// <param name="Inbox">Cookie of whoever has the inquiries before them.</param>
public sealed partial record Office(Uri Address, string Unit, string Key, string Secret, IReadOnlyList<OfficeAgent> Agents, string Inbox)
{
    /// <summary>District whose hotline it is.</summary>
    public const string District = "330521";

    /// <summary>Settings without which a machine's posts would be taken for what they are; nothing else of the product is changed.</summary>
    public static IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
    {
        ["CRM_TRUSTED_PROXIES"] = "127.0.0.1,::1", ["Asking:FastestSeconds"] = "0", ["Asking:Altogether"] = "1000000",
    };

    /// <summary>Hires agents, sits them down at places of their own and signs everybody in.</summary>
    public static async Task<Office> Open(BenchApp app, int agents)
    {
        var store = app.Services.GetRequiredService<IDocumentStore>();
        var (key, secret) = await CtiKeyCommand.Issue(store, app.Services.GetRequiredService<SecretBox>(), District, "bench", China.Today(TimeProvider.System));
        var all = new List<OfficeAgent>();
        for (var i = 0; i < agents; i++)
        {
            var (login, extension) = (await TestPeople.AddOne(app.Services, Role.HotlineAgent, District), (801 + i).ToString(CultureInfo.InvariantCulture));
            await app.Send(new ChangeDuty(DutyState.Ready, extension), login);
            all.Add(new OfficeAgent(extension, await SignIn(app, login), await TestPeople.GiveToken(app.Services, login)));
        }
        return new Office(app.Address, District, key, secret, all, await SignIn(app, $"manager@{District}"));
    }

    /// <summary>Gives somebody a password and signs them in with it; their cookie.</summary>
    public static async Task<string> SignIn(BenchApp app, string login)
    {
        var password = await TestPeople.GivePassword(app.Services, login);
        var cookies = new CookieContainer();
        using var http = new HttpClient(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = app.Address };
        http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        var html = await http.GetStringAsync("/signin");
        var hidden = Hidden().Matches(html).Select(m => KeyValuePair.Create(WebUtility.HtmlDecode(m.Groups[1].Value), WebUtility.HtmlDecode(m.Groups[2].Value))).DistinctBy(f => f.Key);
        using var form = new FormUrlEncodedContent([.. hidden, new("Form.Login", login), new("Form.Password", password)]);
        using var answer = await http.PostAsync("/signin", form);
        return answer.StatusCode == HttpStatusCode.Found ? cookies.GetCookieHeader(app.Address) : throw new InvalidOperationException($"Signing in was answered with {answer.StatusCode}");
    }

    /// <summary>What a form carries without anybody seeing it.</summary>
    [GeneratedRegex("""<input type="hidden" name="([^"]*)" value="([^"]*)".*?>""")]
    internal static partial Regex Hidden();
}

/// <summary>An agent of an <see cref="Office"/>.</summary>
/// <param name="Extension">The place they sit at.</param>
/// <param name="Cookie">Of their open page.</param>
/// <param name="Token">For what they save.</param>
public sealed record OfficeAgent(string Extension, string Cookie, string Token);
