using System.Reflection;
using System.Text.RegularExpressions;
using Crm.Api;
using Crm.Foundation;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.IntegrationTests.BadInput;

/// <summary>Every GET route of the API with nonsense in its address, one parameter at a time: answered, or refused with a sentence.</summary>
public partial class every_question_given_nonsense(CrmApp app)
{
    [Fact]
    public async Task is_answered_or_refused_with_a_sentence()
    {
        var routes = app.Host.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Distinct()
            .Where(e => e.RoutePattern.RawText!.TrimStart('/').StartsWith("api/", StringComparison.Ordinal))
            .Where(e => e.Metadata.GetMetadata<Carries>() is not null && e.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Contains("GET")).ToList();
        routes.Count.ShouldBeGreaterThan(25);
        var (wrong, sent) = (new List<string>(), 0);
        foreach (var route in routes)
        {
            var type = route.Metadata.GetMetadata<Carries>()!.Type;
            var pattern = "/" + route.RoutePattern.RawText!.TrimStart('/');
            var role = type.GetCustomAttribute<AllowAttribute>()!.Roles[0];
            using var asking = new Asking(app, await TestPeople.TokenOf(app, $"{role}@330000".ToLowerInvariant()), "");
            var address = Place().Replace(pattern, place => place.Value.Contains(":guid", StringComparison.Ordinal) ? $"{Guid.NewGuid()}" : "x");
            foreach (var parameter in type.GetProperties().Where(p => p.CanWrite && !pattern.Contains($"{{{p.Name}", StringComparison.OrdinalIgnoreCase)))
                foreach (var nonsense in Nonsense(parameter.PropertyType)) await asking.Withstood(nonsense, $"{address}?{parameter.Name}={nonsense}");
            foreach (var nonsense in new[] { "x", "%ED%A0%80", "..%2F..", "%E5%B8%9B" }) await asking.Withstood(nonsense, Place().Replace(pattern, nonsense));
            wrong.AddRange(asking.Wrong);
            sent += asking.Sent;
        }
        wrong.ShouldBeEmpty();
        sent.ShouldBeGreaterThan(300);
    }

    private static IEnumerable<string> Nonsense(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        yield return "%00";
        yield return "";
        yield return "%ED%A0%80";
        yield return "%27%20or%201%3D1--";
        if (plain == typeof(string)) yield return new string('x', 4_000);
        else yield return "abc";
        if (plain == typeof(int) || plain == typeof(long)) foreach (var number in new[] { "-5", "0", "2147483647", "99999999999999999999", "1.5" }) yield return number;
        if (plain == typeof(DateOnly)) foreach (var day in new[] { "2026-02-30", "0001-01-01", "9999-12-31" }) yield return day;
        if (plain.IsEnum) foreach (var choice in new[] { "999", "-1" }) yield return choice;
    }

    [GeneratedRegex(@"\{(\w+)(:[^}]*)?\}")]
    private static partial Regex Place();
}
