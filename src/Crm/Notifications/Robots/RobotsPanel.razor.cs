using Crm.Foundation;
using Crm.Notifications.Sending;
using Crm.Shell.Components;
using Crm.Team.Passwords;
using Microsoft.AspNetCore.Components;

namespace Crm.Notifications.Robots;

/// <summary>The group robots of one's units: what they said last, a test, adding and removing. Shows the result of a test as soon as the messenger has answered.</summary>
public sealed partial class RobotsPanel : IAsyncDisposable
{
    private readonly CancellationTokenSource life = new();
    private IReadOnlyList<RobotRow>? robots;
    private IDisposable? listening;
    private RobotVendor vendor = RobotVendor.WeCom;
    private string unit = "";
    private string name = "";
    private string address = "";
    private string secret = "";
    private bool busy;
    private Outcome? outcome;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    [Inject] private LiveUpdates Live { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        await Load();
        listening = Live.Listen(changed => changed.Documents.OfType<Delivery>().Any(d => d.Robot is not null) ? InvokeAsync(Load) : Task.CompletedTask);
    }

    private static string Tag(DeliveryState state) => state switch
    {
        DeliveryState.Sent => "tag-good",
        DeliveryState.Failed => "tag-bad",
        _ => "tag-warn",
    };

    private string Text(DeliveryState state) => state switch
    {
        DeliveryState.Sent => T["已送达"],
        DeliveryState.Failed => T["已放弃"],
        _ => T["等待重试"],
    };

    private async Task Load()
    {
        if (life.IsCancellationRequested) return;
        var found = await Desk.Ask(new FindRobots(), life.Token);
        if (Toasts.Accept(found)) robots = found.Answer;
        StateHasChanged();
    }

    private async Task Add()
    {
        busy = true;
        outcome = unit.Length == 0
            ? Outcome.Of(new RuleBroken("请选单位。") { Field = nameof(AddRobot.Unit), Kind = Refusal.Input })
            : await Desk.Send(new AddRobot(Guid.CreateVersion7(), unit, name, vendor, new Secret(address), secret.Filled() is { } given ? new Secret(given) : null, China.Today(Clock)));
        busy = false;
        if (!outcome.Ok) return;
        Toasts.Done(T["已添加“{0}”", name.Trim()]);
        (name, address, secret) = ("", "", "");
        await Load();
    }

    private async Task Test(RobotRow robot) => Toasts.Accept(await Desk.Send(new TestRobot(robot.Id, China.Today(Clock))), T["测试消息已发出，结果稍后显示在这里"]);

    private async Task Remove(RobotRow robot)
    {
        if (!await Toasts.Confirm(T["移除“{0}”？", robot.Name], T["系统会忘记它的地址；要再用，需重新粘贴。"], T["移除"])) return;
        if (Toasts.Accept(await Desk.Send(new RemoveRobot(robot.Id, China.Today(Clock))), T["已移除“{0}”", robot.Name])) await Load();
    }

    public async ValueTask DisposeAsync()
    {
        listening?.Dispose();
        await life.CancelAsync();
        life.Dispose();
    }
}
