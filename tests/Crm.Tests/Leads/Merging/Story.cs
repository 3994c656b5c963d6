using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Crm.Foundation;
using Crm.Leads;
using Crm.Leads.Finding;
using Crm.Leads.Listing;
using Crm.Leads.Merging;
using Crm.Leads.Profile;
using JasperFx.Events;

namespace Crm.Tests.Leads.Merging;

/// <summary>One lead and everything that happened to it, without a store.</summary>
internal sealed class Story
{
    private static readonly JsonSerializerOptions Written = new() { Converters = { new JsonStringEnumConverter() } };
    private static readonly Dictionary<Type, MethodInfo> Applying = typeof(Lead).GetMethods().Where(m => m.Name == nameof(Crm.Leads.Lead.Apply)).ToDictionary(m => m.GetParameters()[0].ParameterType);
    private static readonly LeadListingProjection Listing = new();
    private static readonly LeadIndexProjection Index = new();

    private readonly List<IEvent> events = [];

    public Story(Guid id, LeadOpened opened)
    {
        Id = id;
        Add(opened, Samples.Noon);
    }

    public Guid Id { get; }

    public Lead Lead { get; private set; } = null!;

    public LeadFacts Facts { get; private set; } = null!;

    public LeadListing Row { get; private set; } = null!;

    public LeadIndex Found { get; private set; } = null!;

    public IReadOnlyList<IEvent> Events => events;

    /// <summary>Something happened to it.</summary>
    public void Add(object fact, DateTimeOffset at)
    {
        var e = Samples.Event(fact, events.Count + 1, at: at);
        e.StreamId = Id;
        events.Add(e);
        Lead = fact is LeadOpened ? Lead.Create((IEvent<LeadOpened>)e) : Applying.TryGetValue(fact.GetType(), out var apply) ? (Lead)apply.Invoke(Lead, [fact])! : Lead;
        Facts = Facts.After(e)!;
        Row = Listing.Evolve(Row, Id, e)!;
        Found = Index.Evolve(Found, Id, e)!;
    }

    /// <summary>The other one goes on in this one.</summary>
    public void Merge(Story other, IReadOnlyList<MergeField> taken, DateTimeOffset at)
    {
        var command = new MergeLeads(Id, other.Id, taken, null, Samples.Day, events.Count, other.events.Count);
        var (here, there) = MergeLeadsHandler.Decide(command, Lead, Facts, other.Lead, other.events);
        Add(here, at);
        other.Add(there, at);
    }

    /// <summary>And stands by itself again.</summary>
    public void Unmerge(Story other, DateTimeOffset at)
    {
        Add(UnmergeLeadsHandler.Decide(new UnmergeLeads(Id, other.Id, Samples.Day, events.Count), Lead, [.. events.Select(e => e.Data)]), at);
        other.Add(new LeadUnmergedFrom(Id, Lead.Number, Samples.Day), at);
    }

    /// <summary>All that decisions and screens know of it, in writing. A merge that was taken back is still news of the lead that was kept: when it last changed is left out there.</summary>
    public string Told() => string.Join('\n', new object[]
    {
        Lead, Facts, Facts.SealedContacts, events.Any(e => e.Data is LeadMerged) ? Row with { Updated = default } : Row, Found, Found.Keys, Found.Grams,
    }.Select(state => JsonSerializer.Serialize(state, state.GetType(), Written)));

    /// <summary>The same without what is left out of <paramref name="other"/>.</summary>
    public string ToldLike(Story other)
    {
        if (other.events.All(e => e.Data is not LeadMerged)) return Told();
        var row = Row;
        Row = Row with { Updated = default };
        var told = Told();
        Row = row;
        return told;
    }
}
