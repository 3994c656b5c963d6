using Microsoft.AspNetCore.Components;
using Crm.Shell.Components;

namespace Crm.Leads.Listing;

/// <summary>A page whose address holds the filters of leads. What is misspelt there is ignored rather than shown as an error.</summary>
public abstract class LeadFiltersPage : ComponentBase
{
    [SupplyParameterFromQuery] public string? View { get; set; }

    [SupplyParameterFromQuery(Name = "q")] public string? Text { get; set; }

    [SupplyParameterFromQuery] public string? Stage { get; set; }

    [SupplyParameterFromQuery] public string? From { get; set; }

    [SupplyParameterFromQuery] public string? Unit { get; set; }

    [SupplyParameterFromQuery] public string? Owner { get; set; }

    [SupplyParameterFromQuery] public string? Region { get; set; }

    [SupplyParameterFromQuery] public string? Industry { get; set; }

    [SupplyParameterFromQuery] public string? Source { get; set; }

    /// <summary>What the address asks for.</summary>
    protected T Ask<T>() where T : LeadFilters, new() => new T
    {
        View = View,
        Text = Text,
        Stage = AddressPart.Named<Stage>(Stage),
        From = AddressPart.Named<Stage>(From),
        Unit = Unit,
        Owner = Owner,
        Region = Region,
        Industry = Industry,
        Source = AddressPart.Named<Source>(Source),
    };
}
