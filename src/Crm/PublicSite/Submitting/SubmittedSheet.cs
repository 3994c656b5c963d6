using Crm.Foundation;
using Crm.Submissions.Replying;
using Crm.Submissions.Tracking;

namespace Crm.PublicSite.Submitting;

/// <summary>What the page of a link shows.</summary>
/// <param name="Link">The secret part of its address.</param>
/// <param name="Written">The ticket as it is written into the forms: it makes a second click the first one's.</param>
/// <param name="Antiforgery">The antiforgery token of the browser's cookie.</param>
public sealed record SubmittedSheet(string Link, TrackedSubmission Page, ReplyFields Fields, string Written, string Antiforgery)
{
    /// <summary>What was just done.</summary>
    public string? Done { get; init; }

    /// <summary>Why something was not.</summary>
    public string? Sentence { get; init; }

    /// <summary>What became of the last attempt, field by field.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>An editor changed the text after the form was made, and the author changed it as well: both are shown.</summary>
    public bool Clashes => Outcome?.About is ReplyClash;
}

/// <summary>What is typed into the forms of a link's page.</summary>
public sealed record ReplyFields
{
    public string? Answer { get; init; }

    public string? Title { get; init; }

    public string? Body { get; init; }

    public bool Consent { get; init; }

    /// <summary>Number of the text the form was made from.</summary>
    public int? TextNumber { get; init; }

    public string? Ticket { get; init; }

    /// <summary>Reads a form that was handed in.</summary>
    public static ReplyFields Of(IFormCollection form)
    {
        return new ReplyFields
        {
            Answer = Field("text"), Title = Field("title"), Body = Field("body"), Consent = Field("consent") is not null,
            TextNumber = int.TryParse(Field("text-number"), System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null, Ticket = Field("ticket"),
        };

        string? Field(string name) => form[name].ToString() is { Length: > 0 } text ? text : null;
    }
}
