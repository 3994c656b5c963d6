using Crm.Foundation;
using Crm.Privacy.Consenting;
using Crm.Team;

namespace Crm.PublicSite.Asking;

/// <summary>What the form shows: what was typed, what is wrong with it, what it carries hidden.</summary>
/// <param name="Title">企业入驻 or 联系我们.</param>
/// <param name="Notice">The privacy notice in force; null while there is none, when nothing can be taken.</param>
/// <param name="Park">The name of the park that is asked about.</param>
/// <param name="Places">The units whose places can be chosen.</param>
public sealed record AskSheet(
    string Title, AskFields Fields, ConsentNotice? Notice, string? Park, IReadOnlyList<UnitPlace> Places, FormSeal Seal) : FormSheet(Seal);

/// <summary>What a visitor types, and what the form carries hidden.</summary>
public sealed record AskFields
{
    public string? Topic { get; init; }

    public string? Company { get; init; }

    public string? Name { get; init; }

    public string? Phone { get; init; }

    public string? Email { get; init; }

    public string? Place { get; init; }

    public string? Wish { get; init; }

    public bool Consent { get; init; }

    public bool PassOn { get; init; }

    public string? Version { get; init; }

    public string? Park { get; init; }

    public string? For { get; init; }

    /// <summary>Reads a form that was handed in.</summary>
    public static AskFields Of(IFormCollection form)
    {
        return new AskFields
        {
            Topic = Field("topic"), Company = Field("company"), Name = Field("name"), Phone = Field("phone"), Email = Field("email"), Place = Field("place"), Wish = Field("wish"),
            Consent = Field("consent") is not null, PassOn = Field("pass-on") is not null, Version = Field("version"), Park = Field("park"), For = Field("for"),
        };

        string? Field(string name) => form[name].ToString() is { Length: > 0 } text ? text : null;
    }
}
