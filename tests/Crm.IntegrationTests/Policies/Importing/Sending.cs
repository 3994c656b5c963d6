using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;
using Crm.Policies.Importing;

namespace Crm.IntegrationTests.Policies.Importing;

/// <summary>Sends files to be imported, as a machine would.</summary>
internal static class Sending
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>Imports a file and gives its report.</summary>
    public static async Task<ImportReport> Send(this CrmApp app, string name, byte[] bytes, string query = "")
    {
        var (status, answer) = await app.Post(name, new ByteArrayContent(bytes), query);
        status.ShouldBe(HttpStatusCode.OK, answer);
        return JsonSerializer.Deserialize<ImportReport>(answer, Json)!;
    }

    /// <summary>The same for a preview.</summary>
    public static Task<ImportReport> Preview(this CrmApp app, string name, byte[] bytes) => app.Send(name, bytes, "?preview=true");

    /// <summary>The sentence a file is refused with.</summary>
    public static async Task<(HttpStatusCode Status, string Answer)> Post(this CrmApp app, string name, HttpContent content, string query = "", string login = Library.Editor)
    {
        using var client = app.Host.Server.CreateClient();
        client.Timeout = TimeSpan.FromMinutes(5);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TestPeople.TokenOf(app, login));
        using var answer = await client.PostAsync("/api/policies/import" + query, new MultipartFormDataContent { { content, "content", name } });
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Takes an import back over the API.</summary>
    public static async Task<(HttpStatusCode Status, string Answer)> TakeBack(this CrmApp app, Guid import, string login = Library.Editor)
    {
        using var client = app.Host.Server.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TestPeople.TokenOf(app, login));
        using var answer = await client.PostAsync($"/api/policies/imports/{import}/take-back", null);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>A text of some three hundred characters that resembles no other.</summary>
    public static string Own(string mark, int seed = 0)
    {
        var dice = new Random(mark.GetHashCode(StringComparison.Ordinal) ^ seed);
        const string Words = "园区项目投资产业用地厂房企业补助奖励申报备案准入标准装备制造数字经济生命健康新材料物流金融人才服务环境审批";
        return mark + string.Concat(Enumerable.Range(0, 25).Select(_ => string.Concat(Enumerable.Range(0, 6).Select(_ => Words.Substring(dice.Next(Words.Length - 2), 2))) + "。"));
    }
}
