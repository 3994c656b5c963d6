using Crm.Api;
using Crm.Compendia.Writing;
using Crm.Foundation;
using Crm.Notifications.Mailing;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Projections;

namespace Crm.Leads.Packing;

/// <summary>Wires the policy packs: read model, letter, routes.</summary>
public static class PackModule
{
    private const string Packs = "/leads/{leadId:guid}/packs";

    public static void AddPolicyPacks(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PackLinks>();
        builder.Services.AddSingleton<PackBooks>();
        builder.Services.AddSingleton<ILetterWriter, PackLetter>();
        builder.Services.AddSingleton(new ApiRoutes(api =>
        {
            api.Query<PolicyPacks, IReadOnlyList<PackRow>>(Packs);
            api.Command<MakePolicyPack>(Packs);
            api.Command<MailPolicyPack>(Packs + "/{packId:guid}/mail");
            api.Command<RevokePolicyPack>(Packs + "/{packId:guid}/revoke");
            api.MapGet(Packs + "/{packId:guid}/{format}", Download).Describe<ReadPolicyPack>().Produces<byte[]>(StatusCodes.Status200OK, "application/octet-stream");
        }));
        builder.Services.AddSingleton(new FileRoutes(files => files.MapGet(Packs + "/{packId:guid}/{format}", Download).WithMetadata(new Carries(typeof(ReadPolicyPack)))));
        builder.Services.ConfigureMarten(options =>
        {
            options.Projections.Add<PolicyPackProjection>(ProjectionLifecycle.Inline);
            options.Schema.For<PolicyPack>().Duplicate(x => x.Lead).Duplicate(x => x.LinkHash);
        });
    }

    private static async Task<IResult> Download(Guid leadId, Guid packId, string format, HttpContext http, Desk desk)
    {
        var wanted = BookFormats.Of(format);
        if (wanted is not (BookFormat.Docx or BookFormat.Pdf)) return Problems.Of(Outcome.Of(new RuleBroken("没有这个格式的文件。") { Kind = Refusal.Missing }));
        var outcome = await desk.Ask(new ReadPolicyPack(leadId, packId, wanted.Value), http.RequestAborted);
        if (!outcome.Ok) return Problems.Of(outcome);
        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.File(outcome.Answer!.Bytes, outcome.Answer.ContentType, outcome.Answer.Name);
    }
}
