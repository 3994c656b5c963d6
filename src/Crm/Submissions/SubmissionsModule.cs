using Crm.Api;
using Crm.Foundation;
using Crm.Notifications.Mailing;
using Crm.Shell;
using Crm.Submissions.Checking;
using Crm.Submissions.Comparing;
using Crm.Submissions.Figures;
using Crm.Submissions.LockingAway;
using Crm.Submissions.Publishing;
using Crm.Submissions.Queue;
using Crm.Submissions.Review;
using Crm.Submissions.Submitting;
using Crm.Submissions.Telling;
using Crm.Submissions.Terms;
using Crm.Team;
using JasperFx.Events.Projections;
using Marten;
using MudBlazor;
using Weasel.Postgresql.Tables;

namespace Crm.Submissions;

/// <summary>Wires the submission desk: streams, read models, letters, routes.</summary>
public static class SubmissionsModule
{
    public static void AddSubmissions(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<SubmissionNumbers>();
        services.AddSingleton<SubmittedArticle>();
        services.AddSingleton<LockLog>();
        services.AddSingleton<LockedStreams>();
        services.AddScoped<SubmissionDialogs>();
        services.AddSingleton<FirstSubmissionTerms>();
        services.AddSingleton(new Preparation(520, (provider, token) => provider.GetRequiredService<FirstSubmissionTerms>().Publish(token)));
        foreach (var kind in SubmissionLetter.Kinds) services.AddSingleton<ILetterWriter>(provider => ActivatorUtilities.CreateInstance<SubmissionLetter>(provider, kind));
        services.AddSingleton(new ApiRoutes(SubmissionsApi.Map));
        services.AddSingleton(new FileRoutes(SubmissionExport.Map));
        services.AddSingleton(new FileRoutes(MonthlyExport.Map));
        services.AddSingleton(new MenuEntry("投稿", "/submissions", Icons.Material.Outlined.EditNote, [Role.Editor, Role.Manager, Role.Auditor], 60));
        services.AddSingleton(new MenuEntry("投稿须知", "/submissions/terms", Icons.Material.Outlined.Gavel, [Role.Administrator], 88));
        services.ConfigureMarten(Store);
    }

    private static void Store(StoreOptions options)
    {
        options.Projections.Snapshot<Submission>(SnapshotLifecycle.Inline);
        options.Projections.Snapshot<SubmissionTerms>(SnapshotLifecycle.Inline);
        options.Projections.Snapshot<ProhibitedWords>(SnapshotLifecycle.Inline);
        options.Projections.Add<SubmissionListingProjection>(ProjectionLifecycle.Inline);
        options.Projections.Add<SubmissionTextProjection>(ProjectionLifecycle.Inline);
        options.Projections.Add<TakenDownArticleProjection>(ProjectionLifecycle.Inline);
        options.Storage.ExtendedSchemaObjects.Add(SubmissionNumbers.Schema());
        options.Schema.For<TakenDownArticle>().Duplicate(x => x.Document).Duplicate(x => x.InForce).Duplicate(x => x.At);
        options.Schema.For<SubmissionText>().Duplicate(x => x.Prints, "bigint[]", configure: index => index.Method = IndexMethod.gin);
        options.Schema.For<SubmissionListing>()
            .Duplicate(x => x.Number)
            .Duplicate(x => x.LinkHash)
            .Duplicate(x => x.State)
            .Duplicate(x => x.Editor)
            .Duplicate(x => x.Reason)
            .Duplicate(x => x.Document)
            .Duplicate(x => x.Locked)
            .Duplicate(x => x.Grams, "bigint[]", configure: index => index.Method = IndexMethod.gin)
            .Duplicate(x => x.ReceivedAt)
            .Duplicate(x => x.DecidedAt)
            .Duplicate(x => x.PublishedAt);
    }
}
