using Crm.Foundation;

namespace Crm.Promises.Listing;

/// <summary>The page's address: what is misspelt in it is ignored rather than shown as an error.</summary>
public static class PromisesAddress
{
    /// <summary>The views, each by its name in the address; the first where none is named.</summary>
    public static readonly string[] Views = ["open", "overdue", "week", "waiting", "kept", "broken", "withdrawn", "all"];

    /// <summary>What an address asks for.</summary>
    public static FindPromises Read(string? view, string? text, string? unit, string? owner, string? lead, string? document, string? mark) => new()
    {
        View = Views.Contains(view) ? view : Views[0],
        Text = text,
        Unit = unit,
        Owner = owner,
        Lead = Guid.TryParse(lead, out var id) ? id : null,
        Document = Guid.TryParse(document, out var policy) ? policy : null,
        Mark = mark is "tax" or "none" or "override" ? mark : null,
    };

    /// <summary>The name of a view on the screen.</summary>
    public static string Name(string view) => view switch
    {
        "open" => Texts.Of("履行中"),
        "overdue" => Texts.Of("已逾期"),
        "week" => Texts.Of("7 天内到期"),
        "waiting" => Texts.Of("待批准"),
        "kept" => Texts.Of("已兑现"),
        "broken" => Texts.Of("未兑现"),
        "withdrawn" => Texts.Of("已撤回或未批准"),
        _ => Texts.Of("全部"),
    };
}
