using Crm.Leads.Dividing;
using Crm.Shell;
using Crm.Team;
using JasperFx.Events.Projections;
using Marten;
using MudBlazor;
using Weasel.Postgresql.Tables;

namespace Crm.Leads.Transferring;

/// <summary>Wires transfers between units and the division of figures that comes with them.</summary>
public static class TransferModule
{
    public static void AddTransfers(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<OfferDialogs>();
        builder.Services.AddSingleton(new MenuEntry("流转", "/leads/offers", Icons.Material.Outlined.SwapHoriz, [Role.Officer, Role.Manager, Role.Auditor], 32));
        builder.Services.ConfigureMarten(options =>
        {
            options.Projections.Add<OfferListingProjection>(ProjectionLifecycle.Inline);
            options.Projections.Add<SharedLeadProjection>(ProjectionLifecycle.Inline);
            options.Schema.For<OfferListing>().Duplicate(x => x.State).Duplicate(x => x.FromUnit).Duplicate(x => x.ToUnit).Duplicate(x => x.By).Duplicate(x => x.Updated);
            options.Schema.For<SharedLead>().Duplicate(x => x.Units, "text[]", configure: index => index.Method = IndexMethod.gin);
        });
    }
}
