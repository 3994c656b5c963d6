using Crm.Foundation;
using Crm.Inquiries.Tracking;

namespace Crm.PublicSite.Asking;

/// <summary>What the page of a link shows.</summary>
/// <param name="Link">The secret part of its address.</param>
/// <param name="Fields">What was typed into its forms.</param>
/// <param name="Written">The ticket as it is written into the forms: it makes a second click the first one's.</param>
/// <param name="Antiforgery">The antiforgery token of the browser's cookie.</param>
public sealed record StatusSheet(string Link, TrackedPage Page, StatusFields Fields, string Written, string Antiforgery)
{
    /// <summary>What was just done.</summary>
    public string? Done { get; init; }

    /// <summary>Why something was not.</summary>
    public string? Sentence { get; init; }

    /// <summary>What became of the last attempt, field by field.</summary>
    public Outcome? Outcome { get; init; }
}

/// <summary>What is typed into the forms of a link's page.</summary>
public sealed record StatusFields
{
    public string? Text { get; init; }

    public string? Company { get; init; }

    public string? Phone { get; init; }

    public string? Email { get; init; }

    public string? Wish { get; init; }

    public bool Consent { get; init; }

    public string? Ticket { get; init; }

    /// <summary>Reads a form that was handed in.</summary>
    public static StatusFields Of(IFormCollection form)
    {
        return new StatusFields
        {
            Text = Field("text"), Company = Field("company"), Phone = Field("phone"), Email = Field("email"), Wish = Field("wish"), Consent = Field("consent") is not null, Ticket = Field("ticket"),
        };

        string? Field(string name) => form[name].ToString() is { Length: > 0 } text ? text : null;
    }
}
