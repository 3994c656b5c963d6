using System.Text.Json;
using Crm.Foundation;
using Crm.Notifications.Mailing;
using Crm.Notifications.Sending;
using Crm.Privacy;
using Crm.Team;
using Marten;
using Microsoft.Extensions.Options;

namespace Crm.Notifications.Robots;

/// <summary>Has a group's robot say what the notices say, by the messenger's webhook.</summary>
public sealed class RobotCarrier(IHttpClientFactory clients, SecretBox box, MailText text, IRoster roster, IOptions<RobotSettings> settings, TimeProvider clock) : ICarrier
{
    /// <summary>Name of the client, which follows no redirection: an answer must not lead to another address.</summary>
    public const string Client = "robots";

    private const int LongestAnswer = 16 * 1024;

    /// <inheritdoc />
    public bool Carries(Delivery delivery) => delivery.Robot is not null;

    /// <inheritdoc />
    public async Task<bool> Carry(Delivery delivery, IReadOnlyList<Notice> notices, IQuerySession session, CancellationToken token)
    {
        var robot = await session.LoadAsync<Robot>(delivery.Robot!.Value, token);
        if (robot is null or { Removed: true } || await session.LoadAsync<RobotKey>(robot.Id, token) is not { } sealedKey) return false;
        var key = RobotKeyText.Read(box.Open(robot.Id, sealedKey.Box));
        settings.Value.MustBeOf(robot.Vendor, key.Address, nameof(AddRobot.Address));
        using var request = RobotRequest.Make(robot.Vendor, key.Address, key.Secret, Say(delivery, notices), clock.GetUtcNow());
        using var client = clients.CreateClient(Client);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token);
        if (!response.IsSuccessStatusCode) throw new DeliveryRefused($"HTTP {(int)response.StatusCode}");
        Check(await Body(response, token));
        return true;
    }

    // The id tells a message that came twice from two that say the same.
    private string Say(Delivery delivery, IReadOnlyList<Notice> notices)
    {
        if (notices.Count == 0) return Texts.Of("这是招商线索系统的测试消息，群机器人可以正常使用。");
        var people = string.Join("、", notices.Select(n => roster.Person(n.Login)?.Name ?? n.Login).Distinct());
        return Texts.Of("{0}\n请 {1} 查看：{2}\n（编号 {3}）", Words.Of(notices[0]), people, text.Absolute(notices[0].Link), delivery.Id.ToString("N")[..8].ToUpperInvariant());
    }

    private static async Task<string> Body(HttpResponseMessage response, CancellationToken token)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(token);
        var buffer = new byte[LongestAnswer];
        var read = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, token);
        return System.Text.Encoding.UTF8.GetString(buffer, 0, read);
    }

    // 企业微信 and 钉钉 answer errcode and errmsg, 飞书 code and msg; nought is well.
    private static void Check(string body)
    {
        try
        {
            using var answer = JsonDocument.Parse(body);
            var root = answer.RootElement;
            if (Number(root, "errcode") is 0 || Number(root, "code") is 0) return;
            throw new DeliveryRefused($"{Number(root, "errcode") ?? Number(root, "code")} {Word(root, "errmsg") ?? Word(root, "msg")}".Trim());
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new DeliveryRefused("The answer is not the messenger's");
        }
    }

    private static int? Number(JsonElement root, string name) => root.TryGetProperty(name, out var value) && value.TryGetInt32(out var number) ? number : null;

    private static string? Word(JsonElement root, string name) => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
