using System.Globalization;
using Crm.Api;
using Crm.Foundation;
using Crm.Leads.Profile;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Crm.Leads.Filing;

/// <summary>The routes of a lead's files.</summary>
public static class FilesApi
{
    private const string Files = "/leads/{leadId:guid}/files";
    private const string ContentField = "content";
    private const string IdField = "fileId";
    private const string DayField = "occurredOn";

    /// <summary>What machines call.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        api.Query<LeadFiles, IReadOnlyList<LeadFile>>(Files);
        api.MapPost(Files, Upload)
            .Describe<AddFile>().AddOpenApiOperationTransformer(DescribeForm).Produces<Created>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .WithDescription("At most 10 MB: PDF, JPG, PNG, DOCX, XLSX or OFD, told by name and contents. The id may be left out; it is then made from the Idempotency-Key where there is one.");
        api.MapGet(Files + "/{fileId:guid}", Download).Describe<ReadFile>().Produces<byte[]>(StatusCodes.Status200OK, "application/octet-stream");
        api.Command<RemoveFile>(Files + "/{fileId:guid}/remove");
    }

    /// <summary>What a page's links lead to.</summary>
    public static void MapDownloads(RouteGroupBuilder files) => files.MapGet(Files + "/{fileId:guid}", Download).WithMetadata(new Carries(typeof(ReadFile)));

    private static async Task<IResult> Upload(Guid leadId, HttpContext http, Desk desk, CallerHere here, TimeProvider clock)
    {
        // Who does not reach the lead is told so before anything is read.
        var reached = await desk.Ask(new LeadFiles(leadId), http.RequestAborted);
        if (!reached.Ok) return Problems.Of(reached);
        try
        {
            var form = await UploadedForm.Read(http.Request, FileContent.Limit, FileContent.TooLarge);
            var id = IdOf(form, here.Request!);
            var outcome = await Filer.File(desk, new AddFile(leadId, id, form.FileName, new FileContent(form.Bytes), DayOf(form, clock)), http.RequestAborted);
            return outcome.Ok ? Results.Created($"/api/leads/{leadId}/files/{id}", new Created(id)) : Problems.Of(outcome);
        }
        catch (RuleBroken broken)
        {
            return Problems.Of(Outcome.Of(broken));
        }
    }

    private static async Task<IResult> Download(Guid leadId, Guid fileId, HttpContext http, Desk desk)
    {
        var outcome = await desk.Ask(new ReadFile(leadId, fileId), http.RequestAborted);
        if (!outcome.Ok) return Problems.Of(outcome);
        // Saved, never shown: what somebody uploaded must not run as a page of ours, nor lie in a shared computer's cache.
        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.File(outcome.Answer!.Bytes, outcome.Answer.ContentType, outcome.Answer.Name);
    }

    private static Guid IdOf(UploadedForm form, Caller caller)
    {
        if (!form.Fields.TryGetValue(IdField, out var given))
            return caller.IdempotencyKey is { } key ? Uuid5.Of(nameof(AddFile), caller.Login + "\n" + key) : Guid.CreateVersion7();
        return Guid.TryParse(given, out var id) ? id : throw new RuleBroken("文件编号应是一个 UUID。") { Field = nameof(AddFile.FileId), Kind = Refusal.Input };
    }

    private static DateOnly DayOf(UploadedForm form, TimeProvider clock)
    {
        if (!form.Fields.TryGetValue(DayField, out var given)) return China.Today(clock);
        return DateOnly.TryParseExact(given, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day : throw new RuleBroken("日期应写成 2026-06-01 这样。") { Field = nameof(AddFile.OccurredOn), Kind = Refusal.Input };
    }

    // Written by hand: the framework would turn away a body of another type before it is asked who sent it, and without a sentence.
    private static Task DescribeForm(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken token)
    {
        var schema = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Required = new HashSet<string> { ContentField },
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                [ContentField] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" },
                [IdField] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid", Description = "Made by the sender, so that the same file sent twice is there once." },
                [DayField] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "date", Description = "The business date; today where it is left out." },
            },
        };
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType> { ["multipart/form-data"] = new OpenApiMediaType { Schema = schema } },
        };
        return Task.CompletedTask;
    }
}
