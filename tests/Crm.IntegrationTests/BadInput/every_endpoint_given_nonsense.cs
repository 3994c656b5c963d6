using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Crm.Api;
using Crm.Clocks.Rules;
using Crm.Clocks.Running;
using Crm.Compendia.Drafting;
using Crm.Foundation;
using Crm.Hotline.Confiding;
using Crm.Hotline.Recognising;
using Crm.Hotline.Ringing;
using Crm.Inquiries.Routing;
using Crm.IntegrationTests.Commands;
using Crm.Leads.Filing;
using Crm.Leads.Matching;
using Crm.Leads.Pooling;
using Crm.Leads.Recognising;
using Crm.Parks.Matching;
using Crm.Policies.Importing;
using Crm.Policies.Quoting;
using Crm.Policies.Searching;
using Crm.Submissions.LockingAway;
using Crm.Team;
using Crm.Team.Tokens;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.IntegrationTests.BadInput;

/// <summary>
/// Every endpoint that takes a body, given a good one with a single thing spoilt, in every way and at every field, and bodies that are none. Each is refused with
/// problem details; nothing is written; and the good body goes through in the end, so that it was the spoiling that was refused.
/// </summary>
[Collection("the policy library")]
public partial class every_endpoint_given_nonsense(CrmApp app)
{
    private static readonly byte[] TwentyMegabytes = [.. Enumerable.Repeat((byte)' ', 20 << 20)];

    private const int Shown = 100;

    [Fact]
    public async Task refuses_it_with_a_sentence_and_writes_nothing()
    {
        var routes = app.Host.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Distinct()
            .Where(e => e.Metadata.GetMetadata<Carries>() is { } carries && e.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Any(m => m is "POST" or "PUT" or "DELETE" or "PATCH"))
            .Where(e => e.RoutePattern.RawText is not ("/api/policies/import" or "/api/inquiries/import" or "/api/policies/imports/{importId:guid}/take-back") && !TakesAFile(e) && !IsSigned(e)).ToList();
        routes.Count.ShouldBeGreaterThan(60);
        var wrong = new List<string>();
        foreach (var route in routes) wrong.AddRange(await Try(route));
        wrong.ShouldBeEmpty($"{wrong.Count} answers:\n{string.Join('\n', wrong.Take(Shown))}\n");
    }

    // Those have tests of their own, beside what they are for: their bodies are parts, not JSON, or they have none.
    private static bool TakesAFile(RouteEndpoint route) => route.Metadata.GetMetadata<Carries>()!.Type.GetProperties().Any(part => part.PropertyType == typeof(FileContent));

    // What a telephone system signs is refused without a word of why; a_report_of_the_telephone_system tries it.
    private static bool IsSigned(RouteEndpoint route) => route.Metadata.GetMetadata<Carries>()!.Type == typeof(TakeInPhoneReport);

    private async Task<IEnumerable<string>> Try(RouteEndpoint route)
    {
        var type = route.Metadata.GetMetadata<Carries>()!.Type;
        var (good, login) = await Good(type);
        var body = Spoiling.Body(good);
        var places = Places().Matches(route.RoutePattern.RawText!).Select(m => body.Select(b => b.Key).Single(name => name.Equals(m.Groups[1].Value, StringComparison.OrdinalIgnoreCase))).ToList();
        var address = Places().Replace("/" + route.RoutePattern.RawText!.TrimStart('/'), m => Uri.EscapeDataString(body[places.Single(p => p.Equals(m.Groups[1].Value, StringComparison.OrdinalIgnoreCase))]!.ToString()));
        // A record that is started may leave its id to the product.
        var made = good is ICommand && places.Count == 0 ? body.Select(b => b.Key).FirstOrDefault(name => name is "leadId" or "callId" or "inquiryId" or "parkId" or "absenceId" or "robotId" or "testId" or "compendiumId" or "promiseId" or "adjustmentId" or "reportId") : null;
        var token = await TestPeople.TokenOf(app, login);
        using var asking = new Asking(app, token, address);
        foreach (var spoilt in Spoiling.Spoil((JsonObject)body.DeepClone(), good.GetType(), places, made)) await asking.Refused(spoilt.What, spoilt.Json, spoilt.Field);
        await NoBody(asking, mayBeEmpty: Needs(good.GetType()).Count <= places.Count);
        if (await asking.Written() is > 0 and var written) asking.Wrong.Add($"{address}: {written} events written");

        foreach (var place in places) body.Remove(place);
        using var right = new Asking(app, token, address);
        var (status, answer) = await right.Send(new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"));
        if (status is < 200 or >= 300) asking.Wrong.Add($"{address}: the good body → {status} {answer}");
        if (typeof(ICommand).IsAssignableFrom(type) && await right.Written() == 0) asking.Wrong.Add($"{address}: the good body left nothing");
        return asking.Wrong;
    }

    private static async Task NoBody(Asking asking, bool mayBeEmpty)
    {
        if (!mayBeEmpty) await asking.Refused("nothing", "");
        foreach (var json in new[] { " ", "null", "[]", "\"x\"", "12", "{", "{\"a\":", "{\"a\":1", "}", "{}{}", "<xml/>", "\0", new string('[', 10_000), string.Concat(Enumerable.Repeat("{\"a\":", 10_000)) })
            await asking.Refused($"the body {json[..Math.Min(json.Length, 12)]}", json);
        await asking.Refused("bytes that are no text", Bytes([0xFF, 0xFE, 0x00, 0x7B, 0xC3, 0x28]));
        await asking.Refused("20 MB", Bytes(TwentyMegabytes));
        await asking.Refused("a body of another type", new StringContent("{}", Encoding.UTF8, "text/plain"));
    }

    private static ByteArrayContent Bytes(byte[] bytes)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new("application/json");
        return content;
    }

    private static List<string> Needs(Type type) => [.. ApiJson.Options.GetTypeInfo(type).Properties.Where(p => p.IsRequired).Select(p => p.Name)];

    private async Task<(object Good, string Login)> Good(Type type)
    {
        if (type == typeof(IssueToken)) return (new TokenWanted("报表", China.Today(TimeProvider.System).AddDays(30)), await TestPeople.AddOne(app.Host.Services, Role.Officer));
        if (type == typeof(WhoIsCalling)) return (new WhoIsCalling("13805721234"), "hotlineagent@330521");
        if (type == typeof(ViewCaller)) return (new ViewCaller(await CallExamples.Confided(app), "约考察"), "hotlineagent@330521");
        if (type == typeof(ViewLockedSubmission)) return (new ViewLockedSubmission(await SubmissionExamples.Locked(app), "配合调查"), SubmissionExamples.Editor);
        if (type == typeof(FindSimilar)) return (new FindSimilar("浙江云帆机电有限公司", null, "13805721234", "li@example.test", Guid.NewGuid()), LeadExamples.Officer);
        if (type == typeof(TryPoolRules)) return (new TryPoolRules("330521", PoolRules.Usual), LeadExamples.Manager);
        if (type == typeof(PreviewClockRules)) return (new PreviewClockRules("330521", ClockRules.Default), LeadExamples.Manager);
        if (type == typeof(PreviewCompendium)) return (new PreviewCompendium(CompendiumExamples.Scope), Policies.Library.Editor);
        if (type == typeof(FindAnswers)) return (new FindAnswers("工业用地有什么政策", "330521"), "hotlineagent@330521");
        if (type == typeof(CheckQuotes)) return (new CheckQuotes([new(await PolicyExamples.Imported(app), 1, null, "每亩三万元")]), LeadExamples.Officer);
        if (type == typeof(TryRouting)) return (new TryRouting("330521", [], 30), LeadExamples.Manager);
        if (type == typeof(RankParks)) return (new RankParks(await LeadExamples.Owned(app), new MatchInput { AsOf = new(2026, 6, 1), LandMu = 80 }), LeadExamples.Officer);
        var example = await Commands.Examples.All[type](app);
        return (example.Command, example.Login);
    }

    [GeneratedRegex(@"\{(\w+)(:[^}]*)?\}")]
    private static partial Regex Places();
}
