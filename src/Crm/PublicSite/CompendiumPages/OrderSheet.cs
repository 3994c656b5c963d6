using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.Privacy.Consenting;
using Crm.PublicSite.Asking;

namespace Crm.PublicSite.CompendiumPages;

/// <summary>What the page of a compendium, or of a request for one, shows.</summary>
/// <param name="Compendium">The one it is about; null where region and industry are asked.</param>
/// <param name="Notice">The privacy notice in force; null while there is none, when nothing can be taken.</param>
/// <param name="Places">The regions that can be asked for.</param>
public sealed record OrderSheet(
    PublicCompendium? Compendium, OrderFields Fields, ConsentNotice? Notice, IReadOnlyList<string> Places, FormSeal Seal) : FormSheet(Seal)
{
    /// <summary>The industries that can be asked for: all sections, and the divisions of manufacturing.</summary>
    public static IReadOnlyList<Industry> Industries { get; } = [.. Foundation.Codes.Industries.Below(null), .. Foundation.Codes.Industries.Below("C")];
}

/// <summary>What a visitor types, and what the form carries hidden.</summary>
public sealed record OrderFields
{
    public string? Id { get; init; }

    public string? Region { get; init; }

    public string? Industry { get; init; }

    public string? Company { get; init; }

    public string? Name { get; init; }

    public string? Phone { get; init; }

    public string? Email { get; init; }

    public bool Consent { get; init; }

    public bool PassOn { get; init; }

    public string? Version { get; init; }

    /// <summary>Reads a form that was handed in.</summary>
    public static OrderFields Of(IFormCollection form)
    {
        return new OrderFields
        {
            Id = Field("compendium"), Region = Field("region"), Industry = Field("industry"), Company = Field("company"), Name = Field("name"), Phone = Field("phone"), Email = Field("email"),
            Consent = Field("consent") is not null, PassOn = Field("pass-on") is not null, Version = Field("version"),
        };

        string? Field(string name) => form[name].ToString() is { Length: > 0 } text ? text : null;
    }
}
