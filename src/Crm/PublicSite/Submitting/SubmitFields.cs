namespace Crm.PublicSite.Submitting;

/// <summary>What an author types into the form, and what the form carries hidden.</summary>
public sealed record SubmitFields
{
    public string? Title { get; init; }

    public string? Organisation { get; init; }

    public string? Name { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    public string? Region { get; init; }

    public string? Body { get; init; }

    public bool TermsAccepted { get; init; }

    public bool Consent { get; init; }

    public string? Terms { get; init; }

    public string? Notice { get; init; }

    /// <summary>Reads a form that was handed in.</summary>
    public static SubmitFields Of(IFormCollection form)
    {
        return new SubmitFields
        {
            Title = Field("title"), Organisation = Field("organisation"), Name = Field("name"), Email = Field("email"), Phone = Field("phone"), Region = Field("region"), Body = Field("body"),
            TermsAccepted = Field("terms-accepted") is not null, Consent = Field("consent") is not null, Terms = Field("terms"), Notice = Field("notice"),
        };

        string? Field(string name) => form[name].ToString() is { Length: > 0 } text ? text : null;
    }
}
