using Bunit;
using Crm.Foundation;
using Crm.Shell;
using Crm.Shell.Components;
using Crm.Team;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;

namespace Crm.Tests.Shell;

/// <summary>Renders components as the frame would, at noon of 10 June 2026 in China, for an officer of 湖州.</summary>
public abstract class Screen : BunitContext
{
    protected static readonly DateOnly Today = new(2026, 6, 10);

    protected static readonly DateTimeOffset Now = new(2026, 6, 10, 12, 0, 0, TimeSpan.FromHours(8));

    protected static readonly Actor Officer = new("chen", "陈某", "330500", "330000/330500/", new HashSet<Role> { Role.Officer }, "page");

    protected Screen()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddSingleton<TimeProvider>(new Noon());
        Services.AddSingleton<Texts>();
        Services.AddScoped<Toasts>();
        Services.AddScoped<ShortcutBook>();
    }

    protected static Viewer Viewer => new(Officer, "湖州市");

    private sealed class Noon : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now.ToUniversalTime();
    }
}
