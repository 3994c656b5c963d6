using Marten;
using Marten.Schema;
using Weasel.Postgresql.Tables;

namespace Crm.Leads.Listing;

/// <summary>The columns of <see cref="LeadListing"/> beside its document, and the indexes that lists, boards and counts read them by.</summary>
public static class ListingTable
{
    private static readonly (string Member, string? Type)[] Columns =
    [
        (nameof(LeadListing.Updated), null), (nameof(LeadListing.Owner), null), (nameof(LeadListing.Unit), null), (nameof(LeadListing.Stage), null),
        (nameof(LeadListing.Step), null), (nameof(LeadListing.Source), null), (nameof(LeadListing.Industry), null), (nameof(LeadListing.Region), null),
        (nameof(LeadListing.Amount), null), (nameof(LeadListing.NextOn), null), (nameof(LeadListing.LastFollowUp), null), (nameof(LeadListing.SharedWith), "text[]"),
        (nameof(LeadListing.Test), null),
    ];

    /// <summary>Adds both to the store.</summary>
    public static void Configure(StoreOptions options)
    {
        options.Policies.ForAllDocuments(mapping =>
        {
            if (mapping.DocumentType != typeof(LeadListing)) return;
            foreach (var (member, type) in Columns) mapping.DuplicateField(member, type);
            Index(mapping);
        });
    }

    // Every event of a lead writes all of them, so they are few, and not one a column as Duplicate makes them: a list wants newest first within a unit, an officer or
    // a stage, read backwards; within one officer the unit comes first, which finds a unit's pool.
    private static void Index(DocumentMapping listing)
    {
        listing.AddIndex("updated", "id");
        listing.AddIndex("unit", "updated", "id");
        listing.AddIndex("owner", "unit", "updated", "id");
        listing.AddIndex("stage", "updated", "id");
        listing.AddIndex("next_on");
        listing.AddIndex("last_follow_up");
        listing.AddIndex("shared_with").Method = IndexMethod.gin;
        // What a board adds up and a list is ordered by stands in the index, so that an industry with half of all leads is added up without reading them.
        foreach (var classified in new[] { "industry", "region" }) listing.AddIndex(classified).IncludeColumns = ["stage", "unit", "owner", "amount", "updated", "id", "test"];
    }
}
