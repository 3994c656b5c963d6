using Crm.Api;
using Crm.Foundation;
using Crm.Policies.Figures.Comparing;
using Crm.Policies.Figures.Correcting;
using Crm.Policies.Figures.Indexing;
using Crm.Policies.Figures.Marking;
using JasperFx.Events.Projections;
using Marten;
using Npgsql;

namespace Crm.Policies.Figures;

/// <summary>Wires the figures of documents: judgements, table, worker, routes.</summary>
public static class FiguresModule
{
    public static void AddFigures(this WebApplicationBuilder builder)
    {
        // After the library's own: it asks which documents there are.
        builder.Services.AddSingleton(new Preparation(11, (services, token) => FigureTable.Prepare(services.GetRequiredService<NpgsqlDataSource>(), token)));
        builder.Services.AddHostedService<FigureIndexing>();
        builder.Services.AddSingleton(new ApiRoutes(Map));
        builder.Services.AddSingleton(new FileRoutes(FigureExport.Map));
        builder.Services.ConfigureMarten(options =>
        {
            options.Projections.Add<FigureReviewProjection>(ProjectionLifecycle.Inline);
            options.Projections.Add<FiguresDue>(ProjectionLifecycle.Inline);
        });
    }

    private static void Map(RouteGroupBuilder api)
    {
        api.Query<FindRegionFigures, RegionFigures>("/policies/figures");
        api.Query<FindFigureShelves, FigureShelves>("/policies/figures/shelves");
        api.Query<FindFigures, DocumentFigures>("/policies/{documentId:guid}/figures");
        api.Command<ConfirmFigure>("/policies/{documentId:guid}/figures/confirm");
        api.Command<CorrectFigure>("/policies/{documentId:guid}/figures/correct");
        api.Command<RejectFigure>("/policies/{documentId:guid}/figures/reject");
        api.Command<UndoFigureJudgement>("/policies/{documentId:guid}/figures/undo");
    }
}
