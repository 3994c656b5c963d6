using System.Globalization;
using Crm.Inquiries;
using Crm.Policies;
using Microsoft.AspNetCore.Http.Extensions;

namespace Crm.PublicSite.Frame;

/// <summary>Where the public pages are. Each page has one address; what is left out of it is what most visitors want.</summary>
public static class SiteAddresses
{
    /// <summary>The front door: the home page for visitors, the workbench for whoever is signed in.</summary>
    public const string Home = "/";

    /// <summary>Everything public but the front door lies below, so that no public address is ever one of the staff's.</summary>
    public const string Root = "/site";

    public const string Regions = Root + "/regions";

    public const string Contact = Root + "/contact";

    /// <summary>The compendia that can be asked for.</summary>
    public const string Compendia = Root + "/compendium";

    /// <summary>The form to ask for one by region and industry; also where the form of each is handed in.</summary>
    public const string CompendiumForm = Compendia + "/ask";

    /// <summary>The inquiry form.</summary>
    public const string AskForm = "/ask";

    /// <summary>The form for articles.</summary>
    public const string SubmitForm = Root + "/submit";

    /// <summary>What was taken down, and why.</summary>
    public const string TakeDowns = Root + "/notices";

    /// <summary>A page of the parks.</summary>
    public static string Parks(string? region = null, string? industry = null, int page = 1) => Of(Root + "/parks", ("region", region), ("industry", industry), ("page", Page(page)));

    public static string Park(Guid id) => $"{Root}/parks/{id}";

    public static string Region(string code) => $"{Regions}/{code.ToLowerInvariant()}";

    /// <summary>A page of the policy documents.</summary>
    public static string Articles(string? text = null, string? region = null, PolicyKind? kind = null, int page = 1) =>
        Of(Root + "/policies", ("q", text), ("region", region), ("kind", kind?.ToString().ToLowerInvariant()), ("page", Page(page)));

    public static string Article(Guid id) => $"{Root}/policies/{id}";

    public static string Compendium(Guid id) => $"{Compendia}/{id}";

    /// <summary>The inquiry form with the topic, or the park, already chosen.</summary>
    public static string Ask(Topic? topic = null, Guid? park = null) => Of(AskForm, ("topic", topic?.ToString()), ("park", park?.ToString()));

    private static string? Page(int page) => page <= 1 ? null : page.ToString(CultureInfo.InvariantCulture);

    private static string Of(string path, params ReadOnlySpan<(string Name, string? Value)> parts)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in parts)
            if (!string.IsNullOrEmpty(value)) query.Add(name, value);
        return path + query.ToQueryString();
    }
}
