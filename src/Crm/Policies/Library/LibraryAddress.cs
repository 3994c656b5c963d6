using System.Globalization;
using Crm.Shell.Components;
using Microsoft.AspNetCore.Http.Extensions;

namespace Crm.Policies.Library;

/// <summary>What the address of the library says: what is looked for, what is open, and for which lead.</summary>
/// <param name="Doc">The document in the reading pane.</param>
/// <param name="Lead">The lead that a passage is wanted for.</param>
/// <param name="Unconfirmed">Only documents whose catalogue card no editor has confirmed.</param>
/// <param name="AsOf">The day that the open document is looked back to.</param>
/// <param name="From">First day of publication.</param>
/// <param name="To">Last day of publication.</param>
/// <param name="Industry">GB/T 4754 code; what is below it counts too.</param>
public sealed record LibraryAddress(string? Q, string? Region, PolicyKind? Kind, int? Year, Validity? Validity, Guid? Doc, int? Version, Guid? Lead, bool Unconfirmed = false, DateOnly? AsOf = null,
    DateOnly? From = null, DateOnly? To = null, string? Industry = null)
{
    /// <summary>The whole library.</summary>
    public static readonly LibraryAddress Blank = new(null, null, null, null, null, null, null, null);

    /// <summary>Reads the parts; what makes no sense is left out, as a person may have typed it.</summary>
    public static LibraryAddress Of(string? q, string? region, string? kind, string? year, string? validity, string? doc, string? version, string? lead, string? unconfirmed = null, string? asOf = null,
        string? from = null, string? to = null, string? industry = null) => new(
        Text(q), Text(region), AddressPart.Named<PolicyKind>(kind), AddressPart.Number(year), AddressPart.Named<Validity>(validity), Id(doc), AddressPart.Number(version), Id(lead), unconfirmed == "1", AddressPart.Day(asOf), AddressPart.Day(from), AddressPart.Day(to), Text(industry));

    /// <summary>The search it asks for.</summary>
    public SearchPolicies Search => new(Q, Region, Kind, Year, Validity, Unconfirmed: Unconfirmed, From: From, To: To, Industry: Industry);

    /// <summary>Whether anything narrows the library down.</summary>
    public bool IsNarrow => Search != Blank.Search;

    /// <summary>The address itself.</summary>
    public string Url
    {
        get
        {
            var query = new QueryBuilder();
            void Add(string key, object? value)
            {
                if (value is not null) query.Add(key, Convert.ToString(value, CultureInfo.InvariantCulture)!);
            }
            Add("q", Q);
            Add("region", Region);
            Add("kind", Kind);
            Add("year", Year);
            Add("validity", Validity);
            Add("from", From?.ToString("O", CultureInfo.InvariantCulture));
            Add("to", To?.ToString("O", CultureInfo.InvariantCulture));
            Add("industry", Industry);
            Add("unconfirmed", Unconfirmed ? 1 : null);
            Add("doc", Doc);
            Add("version", Version);
            Add("asof", AsOf?.ToString("O", CultureInfo.InvariantCulture));
            Add("lead", Lead);
            return "/policies" + query.ToQueryString();
        }
    }

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static Guid? Id(string? text) => Guid.TryParse(text, out var id) ? id : null;
}
