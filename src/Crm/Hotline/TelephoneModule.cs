using Crm.Api;
using Crm.Hotline.Duty;
using Crm.Hotline.Missed;
using Crm.Hotline.Ringing;
using Crm.Hotline.Ringing.Keys;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Projections;
using Microsoft.AspNetCore.Authentication;

namespace Crm.Hotline;

/// <summary>Wires the live side of the hotline: what the telephone system reports, who is on duty, who is to be rung back.</summary>
internal static class TelephoneModule
{
    public static void AddTelephone(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<DutySettings>().BindConfiguration("Hotline")
            .Validate(duty => duty.AfterCallSeconds is >= 5 and <= 3600, "Hotline:AfterCallSeconds: 5 to 3600.").ValidateOnStart();
        services.AddSingleton<Seats>();
        services.AddSingleton<PhoneReader>();
        services.AddSingleton<PhoneTies>();
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
                .Duplicate(x => x.BeganAt);
            options.Schema.For<DutyListing>().Duplicate(x => x.Login).Duplicate(x => x.Unit).Duplicate(x => x.State).Duplicate(x => x.Extension).Duplicate(x => x.Since);
            options.Schema.For<MissedListing>().Duplicate(x => x.Unit).Duplicate(x => x.Open).Duplicate(x => x.Person).Duplicate(x => x.FirstAt);
        });
    }
}
