using Marten;
using Wolverine.Persistence;

namespace Crm.Leads.Listing;

/// <summary>
/// Has a lead's row in the list read in the same question as the lead that a command is about, and kept until the row is written anew at the end. Otherwise the row
/// would be a question of its own. Stands before <see cref="LeadReach"/>, for which the question is asked.
/// </summary>
public static class ListingAlong
{
    /// <summary>Runs before the question: what it brings is kept for the session's own use.</summary>
    public static void Before(ILeadCommand command, IDocumentSession session) => session.UseIdentityMapFor<LeadListing>();

    /// <summary>
    /// Nothing is done with the row here: that it is asked for puts it into the question, behind the version of the lead. A row that is newer than that version fails
    /// with it at the commit; were it read before, an older one could be written back.
    /// </summary>
    public static void Load(ILeadCommand command, [Entity(nameof(ILeadCommand.LeadId), Required = false)] LeadListing? row)
    {
    }
}
