using Crm.Leads;
using Crm.Pipeline.Comparing;
using Crm.Shell.Components;
using Microsoft.AspNetCore.Components;

namespace Crm.Pipeline.Listing;

/// <summary>The parts of an address behind which the leads of a figure or of a difference stand; see <see cref="PipelineAddress"/>.</summary>
public sealed record PastLeadAddress(
    string? Unit, string? On, string? Seen, string? Stage, string? From, string? Reached, string? Of, string? Year, string? Month, string? Started, string? Raised, string? Least, string? Source, string? Reason,
    string? UpTo, string? EnteredFrom, string? EnteredBefore, string? SignedFrom, string? SignedBefore, string? Industry, string? Region, string? Owner, string? Band, string? Alone, string? Since, string? SinceSeen, string? Kind,
    string? StartedWithin, string? Without)
{
    /// <summary>The leads behind a figure.</summary>
    public FindPastLeads Leads() => new()
    {
        Unit = Unit, On = AddressPart.Day(On), Seen = PipelineAddress.Seen(Seen), Stage = AddressPart.Named<Stage>(Stage), From = AddressPart.Named<Stage>(From),
        Reached = AddressPart.Named<Stage>(Reached), Of = AddressPart.Named<Stage>(Of), Year = AddressPart.Number(Year), Month = AddressPart.Number(Month), StartedInYear = Started == "inyear", Raised = Raised == "yes",
        Least = AddressPart.Number(Least), Source = AddressPart.Named<Source>(Source), Reason = AddressPart.Named<TerminationReason>(Reason),
        UpTo = AddressPart.Named<Stage>(UpTo), EnteredFrom = AddressPart.Day(EnteredFrom), EnteredBefore = AddressPart.Day(EnteredBefore), SignedFrom = AddressPart.Day(SignedFrom), SignedBefore = AddressPart.Day(SignedBefore),
        Industry = Industry, Region = Region, Owner = Owner, Band = Band, Alone = Alone == "yes",
        StartedWithin = AddressPart.Number(StartedWithin), Without = Without,
    };

    /// <summary>The leads behind a difference.</summary>
    public FindChangedLeads Changes() =>
        FindChangedLeads.About(Leads()) with { Since = AddressPart.Day(Since), SinceSeen = PipelineAddress.Seen(SinceSeen), Kind = AddressPart.Named<ChangeKind>(Kind) };
}

/// <summary>A page whose list is asked for by the parts of its address.</summary>
public abstract class PastLeadsAddressPage : ComponentBase
{
    [SupplyParameterFromQuery] private string? Unit { get; set; }

    [SupplyParameterFromQuery] private string? On { get; set; }

    [SupplyParameterFromQuery] private string? Seen { get; set; }

    [SupplyParameterFromQuery] private string? Stage { get; set; }

    [SupplyParameterFromQuery] private string? From { get; set; }

    [SupplyParameterFromQuery] private string? Reached { get; set; }

    [SupplyParameterFromQuery] private string? Of { get; set; }

    [SupplyParameterFromQuery] private string? Year { get; set; }

    [SupplyParameterFromQuery] private string? Month { get; set; }

    [SupplyParameterFromQuery] private string? Started { get; set; }

    [SupplyParameterFromQuery] private string? Raised { get; set; }

    [SupplyParameterFromQuery] private string? Least { get; set; }

    [SupplyParameterFromQuery] private string? Source { get; set; }

    [SupplyParameterFromQuery] private string? Reason { get; set; }

    [SupplyParameterFromQuery] private string? UpTo { get; set; }

    [SupplyParameterFromQuery] private string? EnteredFrom { get; set; }

    [SupplyParameterFromQuery] private string? EnteredBefore { get; set; }

    [SupplyParameterFromQuery] private string? SignedFrom { get; set; }

    [SupplyParameterFromQuery] private string? SignedBefore { get; set; }

    [SupplyParameterFromQuery] private string? Industry { get; set; }

    [SupplyParameterFromQuery] private string? Region { get; set; }

    [SupplyParameterFromQuery] private string? Owner { get; set; }

    [SupplyParameterFromQuery] private string? Band { get; set; }

    [SupplyParameterFromQuery] private string? Alone { get; set; }

    [SupplyParameterFromQuery] private string? Since { get; set; }

    [SupplyParameterFromQuery] private string? SinceSeen { get; set; }

    [SupplyParameterFromQuery] private string? Kind { get; set; }

    [SupplyParameterFromQuery] private string? StartedWithin { get; set; }

    [SupplyParameterFromQuery] private string? Without { get; set; }

    /// <summary>What the address asks for.</summary>
    protected PastLeadAddress Asked => new(Unit, On, Seen, Stage, From, Reached, Of, Year, Month, Started, Raised, Least, Source, Reason, UpTo, EnteredFrom, EnteredBefore, SignedFrom, SignedBefore, Industry, Region, Owner, Band, Alone, Since, SinceSeen, Kind, StartedWithin, Without);
}
