using System.Globalization;
using Crm.Foundation;
using Crm.PublicSite.Details;
using Crm.Team.SigningIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Crm.PublicSite.Frame;

/// <summary>
/// One request to a public page: asks as a visitor, whoever may be signed in, and answers with a page in the public frame. Pages are components that get what they
/// show and ask for nothing.
/// </summary>
public sealed class Visit(HttpContext http)
{
    private readonly Desk desk = http.RequestServices.GetRequiredService<Desk>();

    /// <summary>The request.</summary>
    public HttpContext Http => http;

    /// <summary>Asks what visitors may ask.</summary>
    public Task<Outcome<TAnswer>> Ask<TAnswer>(IQuery<TAnswer> query) => desk.Ask(query, Caller.Visitor, http.RequestAborted);

    /// <summary>Sends what visitors may send.</summary>
    /// <param name="key">The form's own key, so that handing it in twice does it once.</param>
    public Task<Outcome> Send(ICommand command, string? key = null) => desk.Send(command, Caller.Visitor with { IdempotencyKey = key }, http.RequestAborted);

    /// <summary>A part of the address behind the question mark, without blanks around it; null where it is empty or not there.</summary>
    public string? Given(string name) => http.Request.Query[name].ToString().Trim() is { Length: > 0 } text ? text : null;

    /// <summary>An id in the path.</summary>
    public Guid Id => Guid.Parse((string)http.GetRouteValue("id")!);

    /// <summary>The page of a list: 1 where none is named, 0 where what is named is no page.</summary>
    public int Page => Given("page") is not { } typed ? 1 : int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page <= 100_000 ? page : 0;

    /// <summary>Scheme and host of absolute addresses: the configured ones, else those of the request.</summary>
    public string Origin => http.RequestServices.GetRequiredService<PublicOrigin>().Of(http.Request);

    /// <summary>Answers with a page.</summary>
    public async Task Show<TPage>(PageHead head, object model, int status = StatusCodes.Status200OK) where TPage : IComponent
    {
        var details = (await Ask(new ShowSiteDetails())).Answer?.Details ?? SiteDetails.None;
        var frame = new PublicFrame(head, details, Origin, http.Request.GetEncodedPathAndQuery(), http.Request.Cookies.ContainsKey(Session.Cookie) ? SiteAddresses.Root : SiteAddresses.Home, http.RequestServices.GetRequiredService<InquiryForm>().IsThere);
        http.Response.Headers.CacheControl = head.Keep > 0 ? $"private, max-age={head.Keep}" : "private, no-cache";
        http.Response.Headers.Vary = "Cookie";
        var parameters = new Dictionary<string, object?>
        {
            [nameof(PublicDocument.Frame)] = frame,
            [nameof(PublicDocument.Page)] = typeof(TPage),
            [nameof(PublicDocument.Model)] = model,
        };
        await new RazorComponentResult<PublicDocument>(parameters) { StatusCode = status, PreventStreamingRendering = true }.ExecuteAsync(http);
    }

    /// <summary>Says that there is no such page.</summary>
    public Task Missing() => Say(StatusCodes.Status404NotFound, Texts.Of("没有这一页"), Texts.Of("地址可能输错了，或者内容已经移走。可以从下面的页面继续找。"));

    /// <summary>Says one thing instead of a page.</summary>
    public Task Say(int status, string title, string sentence) =>
        Show<NoticePage>(new PageHead(title, http.Request.Path, sentence) { Listed = false, Keep = 0 }, new PublicNotice(title, sentence), status);
}

/// <summary>What is said instead of a page.</summary>
public sealed record PublicNotice(string Title, string Sentence);
