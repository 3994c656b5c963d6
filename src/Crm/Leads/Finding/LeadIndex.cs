using System.Text.Json.Serialization;
using Crm.Foundation.Searching;
using Crm.Leads.Merging;
using Crm.Leads.Recognising;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace Crm.Leads.Finding;

/// <summary>
/// What a lead can be found by: the words of its names and the persons who are its contacts. Apart from the listing, because it seldom changes and its indexes are
/// dear to write.
/// </summary>
public sealed record LeadIndex
{
    public Guid Id { get; init; }

    public string Number { get; init; } = "";

    public string Company { get; init; } = "";

    public string Project { get; init; } = "";

    /// <summary>Number, company and project, folded for comparison.</summary>
    public string Folded { get; init; } = "";

    /// <summary>
    /// Runs of one to three characters of <see cref="Folded"/>; see <see cref="Foundation.Searching.Grams"/>. A column, and not in the document too: a row below two
    /// kilobytes keeps its runs beside the rest, where a list that looks at thousands of rows needs them.
    /// </summary>
    [JsonIgnore]
    public long[] Grams => Foundation.Searching.Grams.OfText(Folded);

    /// <summary>统一社会信用代码 of the company, once it is known.</summary>
    public string? CreditCode { get; init; }

    /// <summary>By which leads of the same company are found; see <see cref="Investor"/>. A column only, like the runs. Other rules of keys need a rebuild.</summary>
    [JsonIgnore]
    public long[] Keys => [.. Investors.SelectMany(investor => investor.Keys()).Distinct()];

    /// <summary>The contacts, those of leads that were merged into it too; who they are only the vault can tell.</summary>
    public Guid[] Persons { get; init; } = [];

    /// <summary>The contacts that are its own, where others were merged into it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid[]? Own { get; init; }

    /// <summary>What else it is known by, from leads that were merged into it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public MergedIndex[]? Merged { get; init; }

    /// <summary>Whom it is compared with: its own company, and those of leads that were merged into it, under whatever name they came.</summary>
    [JsonIgnore]
    public IEnumerable<Investor> Investors =>
        [Investor.Of(Company, CreditCode, persons: Persons), .. (Merged ?? []).SelectMany(m => m.Names).Select(name => Investor.Of(name.Company, name.CreditCode, persons: Persons))];
}

/// <summary>What a lead is known by since another one was merged into it.</summary>
public sealed record MergedIndex(Guid Lead, IReadOnlyList<MergedName> Names, IReadOnlyList<Guid> Persons);

/// <summary>Writes <see cref="LeadIndex"/>.</summary>
public sealed partial class LeadIndexProjection : SingleStreamProjection<LeadIndex, Guid>
{
    public LeadIndexProjection()
    {
        IncludeType<LeadOpened>();
        IncludeType<LeadNamed>();
        IncludeType<ContactRecorded>();
        IncludeType<StageAdvanced>();
        IncludeType<LeadMerged>();
        IncludeType<LeadUnmerged>();
    }

    public override LeadIndex? Evolve(LeadIndex? index, Guid id, IEvent e) => e.Data switch
    {
        LeadOpened o => Named(new LeadIndex { Id = id, Number = o.Number, Persons = o.Contact is null ? [] : [o.Contact.Person] }, o.Company, o.Project),
        LeadNamed n when index is not null => Named(index, n.Company, n.Project) with { CreditCode = n.CreditCode ?? index.CreditCode },
        StageAdvanced s when index is not null => index with { CreditCode = s.Evidence.FirstOrDefault(x => x.Kind == EvidenceKind.Registration)?.Number ?? index.CreditCode },
        ContactRecorded c when index is not null => index with { Persons = [.. index.Persons.Union([c.Contact.Person])], Own = index.Own is { } own ? [.. own.Union([c.Contact.Person])] : null },
        LeadMerged m when index is not null => Merged(index, [.. index.Merged ?? [], new MergedIndex(m.Lead, m.Brought.Names, m.Brought.Persons)], m.Values),
        LeadUnmerged u when index is not null => Merged(index, [.. (index.Merged ?? []).Where(m => m.Lead != u.Lead)], u.Values),
        _ => index,
    };

    private static LeadIndex Named(LeadIndex index, string company, string project) =>
        index with { Company = company, Project = project, Folded = FoldedText.Fold(string.Join(' ', [$"{company} {project} {index.Number}", .. (index.Merged ?? []).SelectMany(m => m.Names).Select(Words)])) };

    // What was merged in is found by its own number, names and contacts still: they lead here.
    private static LeadIndex Merged(LeadIndex index, MergedIndex[] merged, LeadValues values)
    {
        var own = index.Own ?? index.Persons;
        index = index with { Merged = merged.Length == 0 ? null : merged, Own = merged.Length == 0 ? null : own, Persons = [.. own.Union(merged.SelectMany(m => m.Persons))] };
        return Named(index, values.Company, values.Project) with { CreditCode = values.CreditCode };
    }

    private static string Words(MergedName name) => $"{name.Company} {name.Project} {name.Number}";
}
