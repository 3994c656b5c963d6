using JasperFx.Events;
using Marten;
using Marten.Events.Projections;

namespace Crm.Policies.Figures.Indexing;

/// <summary>Notes in the command's own transaction that a document's figures have to be read: one small row, so that an import waits for nothing more.</summary>
public sealed partial class FiguresDue : EventProjection
{
    public FiguresDue()
    {
        Options.DeleteDataInTableOnTeardown(FigureTable.Figures);
        Options.DeleteDataInTableOnTeardown(FigureTable.Due);
    }

    public void Project(IEvent<PolicyDocumentImported> e, IDocumentOperations operations) => Note(operations, e.StreamId);

    public void Project(IEvent<PolicyDocumentRevised> e, IDocumentOperations operations) => Note(operations, e.StreamId);

    public void Project(IEvent<PolicyDocumentClassified> e, IDocumentOperations operations) => Note(operations, e.StreamId);

    public void Project(IEvent<PolicyDocumentCatalogued> e, IDocumentOperations operations) => Note(operations, e.StreamId);

    // An update rather than nothing where the row is there: who reads the document meanwhile then waits for this transaction and reads the new text.
    private static void Note(IDocumentOperations operations, Guid document) =>
        operations.QueueSqlCommand($"insert into {FigureTable.Due} as d (document) values (?) on conflict (document) do update set at = now()", document);
}
