using Crm.Api;
using Crm.Foundation;
using Crm.Hotline.Confiding;
using Crm.Hotline.Duty;
using Crm.Hotline.Ledger;
using Crm.Hotline.Recognising;
using Crm.Hotline.Taking;
using Crm.Shell;
using Crm.Team;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Projections;
using MudBlazor;
using Weasel.Postgresql.Tables;
using Wolverine;

namespace Crm.Hotline;

/// <summary>Wires the hotline: streams, read model, reach, routes.</summary>
public static class HotlineModule
{
    public static void AddHotline(this WebApplicationBuilder builder)
    {
        builder.AddTelephone();
        builder.Services.AddSingleton<CallFilter>();
        builder.Services.AddSingleton<CallReader>();
        builder.Services.AddSingleton<ConfidentialCalls>();
        builder.Services.AddSingleton<CallerLog>();
        builder.Services.AddScoped<CallDialogs>();
        builder.Services.AddHostedService<NumberBook>();
        builder.Services.AddSingleton<IStreamReach>(new StreamReach<ICallCommand, Call>(CallReach.Before));
        builder.Services.AddSingleton(new ApiRoutes(HotlineApi.Map));
        builder.Services.AddSingleton(new FileRoutes(CallExport.Map));
        builder.Services.AddSingleton(new MenuEntry("热线", "/hotline", Icons.Material.Outlined.HeadsetMic, [Role.HotlineAgent, Role.Officer, Role.Manager], 20, OnPhone: true));
        builder.Services.AddSingleton(new MenuEntry("来电台账", "/hotline/calls", Icons.Material.Outlined.Call, [Role.Auditor], 21));
        // Whoever searches a list by a phone number has it in the address; the host's own line for every request would put it into the log.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        builder.Services.ConfigureWolverine(options =>
        {
            options.Policies.ForMessagesOfType<ICallCommand>().AddMiddleware(typeof(CallReach));
            // Two reports of one agent's call would otherwise meet on the agent's stream.
            options.LocalQueueFor<FollowPhone>().Sequential();
        });
        builder.Services.ConfigureMarten(options =>
        {
            options.Projections.Snapshot<Call>(SnapshotLifecycle.Inline);
            options.Projections.Add<CallListingProjection>(ProjectionLifecycle.Inline);
            options.Schema.For<CallListing>()
                .Duplicate(x => x.Topic)
                .Duplicate(x => x.Outcome)
                .Duplicate(x => x.Person)
                .Duplicate(x => x.Grams, "bigint[]", configure: index => index.Method = IndexMethod.gin)
                .Duplicate(x => x.Unit)
                .Duplicate(x => x.Agent)
                .Duplicate(x => x.HandedTo)
                .Duplicate(x => x.HandedToUnit)
                .Duplicate(x => x.PendingFrom)
                .Duplicate(x => x.Returned)
                .Duplicate(x => x.Confidential)
                .Duplicate(x => x.CallBackAt)
                .Duplicate(x => x.CallBackBy)
                .Duplicate(x => x.PromisedAt)
                .Duplicate(x => x.OccurredOn)
                .Duplicate(x => x.LoggedAt);
        });
    }
}
