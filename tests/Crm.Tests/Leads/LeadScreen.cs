using Bunit;
using Crm.Foundation;
using Crm.Leads;
using Crm.Leads.Advancing;
using Crm.Leads.Profile;
using Crm.Shell.Components;
using Crm.Shell.Drafting;
using Crm.Team;
using Crm.Tests.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using Wolverine;

namespace Crm.Tests.Leads;

/// <summary>A screen with a lead on it and a bus behind it.</summary>
public abstract class LeadScreen : Screen
{
    protected static readonly Guid Id = Guid.Parse("0197a000-0000-7000-8000-000000000001");

    private readonly IMessageContext context;

    protected LeadScreen()
    {
        (context, Bus) = Bus.New();
        JSInterop.Setup<Draft?>("crm.drafts.attach", _ => true).SetResult(null);
        Services.AddScoped(_ => context);
        Services.AddSingleton<IDrafts>(Drafts);
        Services.AddSingleton<ICallerSource>(new Chen());
        Services.AddSingleton(provider => new QueryDesk(provider.GetRequiredService<IServiceScopeFactory>(), null!, new Names()));
        Services.AddScoped<Desk>();
    }

    protected Bus Bus { get; }

    protected Shelf Drafts { get; } = new();

    /// <summary>A lead as its page has it, after these facts.</summary>
    protected static LeadSheet Sheet(params object[] facts)
    {
        var opened = new LeadOpened("XS2026-000001", "浙江云帆机电有限公司", "电机扩产", Source.Hotline, "330521", "330000/330500/330521/", new Needs { LandMu = 80, Site = SitePreference.Land }, null, null, Today.AddDays(-30));
        var folded = LeadFolding.Fold(Samples.Stream([opened, .. facts]))!;
        return new LeadSheet(Id, 1 + facts.Length, folded, "德清县招商局", "陈某", [], [], StageAsk.Ahead(folded));
    }

    /// <summary>Opens a dialog about the lead, as its page would.</summary>
    protected IRenderedComponent<IComponent> Open<TDialog>(LeadSheet lead, params (string Name, object? Value)[] parameters) where TDialog : IComponent
    {
        var screen = Render(builder =>
        {
            builder.OpenComponent<CascadingValue<Crm.Shell.Viewer>>(0);
            builder.AddComponentParameter(1, "Value", Viewer);
            builder.AddComponentParameter(2, "ChildContent", (RenderFragment)(inner =>
            {
                inner.OpenComponent<MudPopoverProvider>(0);
                inner.CloseComponent();
                inner.OpenComponent<MudDialogProvider>(1);
                inner.CloseComponent();
            }));
            builder.CloseComponent();
        });
        var given = new DialogParameters { { "Lead", lead } };
        foreach (var (name, value) in parameters) given.Add(name, value);
        screen.InvokeAsync(() => Services.GetRequiredService<IDialogService>().ShowAsync<TDialog>(null, given)).GetAwaiter().GetResult();
        return screen;
    }

    private sealed class Chen : ICallerSource
    {
        public ValueTask<Caller?> Find() => new(new Caller("chen", "page"));
    }

    protected sealed class Shelf : IDrafts
    {
        public Dictionary<string, Draft> Kept { get; } = [];

        public ValueTask<Draft?> Find(string record, CancellationToken token) => new(Kept.GetValueOrDefault(record));

        public ValueTask Keep(string record, Draft draft, CancellationToken token)
        {
            Kept[record] = draft;
            return default;
        }

        public ValueTask Drop(string record, CancellationToken token)
        {
            Kept.Remove(record);
            return default;
        }
    }
}
