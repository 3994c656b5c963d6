using Crm.Notifications.Robots;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;

namespace Crm.IntegrationTests.Notifications;

/// <summary>The product with messengers on this machine. It waits but a moment between the tries of a message.</summary>
public sealed class CrmAppWithMessengers : IAsyncLifetime
{
    internal MessengerListener Server { get; private set; } = null!;

    public CrmApp App { get; } = new()
    {
        Settings = { ["Mail:Pauses"] = "00:00:00.2 00:00:00.2", ["Mail:BaseUrl"] = "https://leads.example.test/" },
        Services = services => services.ConfigureWolverine(options => options.Durability.ScheduledJobPollingTime = TimeSpan.FromMilliseconds(200)),
    };

    /// <summary>An address of a robot of that messenger.</summary>
    internal string AddressOf(RobotVendor vendor) => vendor switch
    {
        RobotVendor.WeCom => $"{Server.Address}/cgi-bin/webhook/send?key=we",
        RobotVendor.DingTalk => $"{Server.Address}/robot/send?access_token=ding",
        _ => $"{Server.Address}/open-apis/bot/v2/hook/fei",
    };

    /// <summary>Where it listens for that messenger.</summary>
    internal string PathOf(RobotVendor vendor) => new Uri(AddressOf(vendor)).AbsolutePath;

    public async ValueTask InitializeAsync()
    {
        Server = await MessengerListener.Start();
        App.Settings["Robots:WeCom"] = $"{Server.Address}/cgi-bin/webhook/send";
        App.Settings["Robots:DingTalk"] = $"{Server.Address}/robot/send";
        App.Settings["Robots:Feishu"] = $"{Server.Address}/open-apis/bot/v2/hook/";
        await App.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Server.DisposeAsync();
    }
}
