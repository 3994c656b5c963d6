using Crm.Api;
using Crm.Hotline.Duty;
using Crm.Hotline.Ledger;
using Crm.Hotline.Missed;
using Crm.Hotline.Ringing;
using Crm.Hotline.Ringing.Keys;
using Crm.Shell;
using Crm.Team;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Projections;
using Microsoft.AspNetCore.Authentication;
using MudBlazor;

namespace Crm.Hotline;

/// <summary>Wires the live side of the hotline: what the telephone system reports, who is on duty, who is to be rung back.</summary>
internal static class TelephoneModule
{
    public static void AddTelephone(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<DutySettings>().BindConfiguration("Hotline")
            .Validate(duty => duty.AfterCallSeconds is >= 5 and <= 3600, "Hotline:AfterCallSeconds: 5 to 3600.")
            .Validate(duty => duty.AnswerWithinSeconds is >= 1 and <= 600, "Hotline:AnswerWithinSeconds: 1 to 600.").ValidateOnStart();
        services.AddSingleton<Seats>();
        services.AddSingleton<PhoneReader>();
        services.AddSingleton<PhoneTies>();
        services.AddSingleton(new FileRoutes(DayLedger.Map));
        services.AddSingleton(new MenuEntry("热线指标", "/hotline/wall", Icons.Material.Outlined.QueryStats, [Role.HotlineAgent, Role.Manager, Role.Auditor], 22));
        services.AddSingleton(new HookRoutes(CtiEndpoint.Map));
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, CtiSignature>(CtiSignature.Name, null);
        services.ConfigureMarten(options =>
        {
            options.Projections.Snapshot<CtiKeyring>(SnapshotLifecycle.Inline);
            options.Projections.Snapshot<PhoneCall>(SnapshotLifecycle.Inline);
            options.Projections.Snapshot<AgentDuty>(SnapshotLifecycle.Inline);
            options.Projections.Snapshot<MissedTask>(SnapshotLifecycle.Inline);
            options.Projections.Add<PhoneListingProjection>(ProjectionLifecycle.Inline);
            options.Projections.Add<DutyListingProjection>(ProjectionLifecycle.Inline);
            options.Projections.Add<MissedListingProjection>(ProjectionLifecycle.Inline);
            options.Schema.For<AcceptedReport>();
            options.Schema.For<PhoneListing>()
                .Duplicate(x => x.Unit)
                .Duplicate(x => x.Open)
                .Duplicate(x => x.Unwritten)
                .Duplicate(x => x.Agent)
                .Duplicate(x => x.AnsweredBy)
                .Duplicate(x => x.TakenBy)
                .Duplicate(x => x.Person)
                .Duplicate(x => x.BeganAt)
                .Duplicate(x => x.Direction)
                .Duplicate(x => x.RangAt)
                .Duplicate(x => x.AnsweredAt)
                .Duplicate(x => x.EndedAt);
            options.Schema.For<DutyListing>().Duplicate(x => x.Login).Duplicate(x => x.Unit).Duplicate(x => x.State).Duplicate(x => x.Extension).Duplicate(x => x.Since);
            options.Schema.For<MissedListing>().Duplicate(x => x.Unit).Duplicate(x => x.Open).Duplicate(x => x.Person).Duplicate(x => x.FirstAt);
        });
    }
}
