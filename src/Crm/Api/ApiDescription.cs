using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Crm.Api;

/// <summary>Title and security scheme of /openapi/v1.json, and what the framework can't see of an operation: its module and what stands in its address.</summary>
public sealed partial class ApiDescription : IOpenApiDocumentTransformer, IOpenApiOperationTransformer
{
    /// <inheritdoc />
    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info.Title = "招商线索 CRM";
        document.Info.Description = "Commands by POST, queries by GET, refusals as problem details (RFC 9457). Sign in with a bearer token made on the page 账号 → 令牌 or by ops/crm token LOGIN.";
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes["token"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer" };
        document.Tags = document.Paths.Values.SelectMany(p => p.Operations ?? []).Select(o => o.Value).SelectMany(o => o.Tags ?? new HashSet<OpenApiTagReference>())
            .Select(t => t.Reference.Id!).Distinct().Order(StringComparer.Ordinal).Select(name => new OpenApiTag { Name = name }).ToHashSet();
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<Carries>().LastOrDefault() is not { Type: var type }) return Task.CompletedTask;
        operation.Tags = new HashSet<OpenApiTagReference> { new(type.Namespace!.Split('.')[1], context.Document) };
        operation.Parameters ??= [];
        foreach (var name in InAddress().Matches(context.Description.RelativePath ?? "").Select(m => m.Groups[1].Value))
        {
            if (operation.Parameters.Any(p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase))) continue;
            var isId = type.GetProperty(name, BindingFlags.IgnoreCase | BindingFlags.Public | BindingFlags.Instance)?.PropertyType == typeof(Guid);
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = name, In = ParameterLocation.Path, Required = true, Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = isId ? "uuid" : null },
            });
        }
        return Task.CompletedTask;
    }

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex InAddress();
}
