using System.Reflection;
using JasperFx.Events;
using JasperFx.Events.Aggregation;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;

namespace Crm.Foundation.Checking;

/// <summary>A record as it is stored, or would be.</summary>
/// <param name="Data">As JSON.</param>
/// <param name="Columns">What is kept beside it to be searched by, as JSON too.</param>
internal sealed record StoredRecord(string Data, string Columns);

/// <summary>A read model whose records are each made of one stream, so that each can be made anew by itself.</summary>
internal abstract class CheckedModel(string name, string table, Type[] facts)
{
    private readonly Dictionary<Type, bool> taken = [];

    /// <summary>Name of the projection.</summary>
    public string Name { get; } = name;

    /// <summary>Where its records lie, with the schema.</summary>
    public string Table { get; } = table;

    /// <summary>SQL for <see cref="StoredRecord.Columns"/> of a row d.</summary>
    public abstract string Columns { get; }

    /// <summary>The read model that a projection writes; null where its records are made of several streams, or with SQL, or not in the transaction of the events.</summary>
    public static CheckedModel? Of(IProjectionSource<IDocumentOperations, IQuerySession> projection, IDocumentStore store) =>
        projection is IAggregateProjection { Scope: AggregationScope.SingleStream, Lifecycle: ProjectionLifecycle.Inline } aggregate and IAggregatorSource<IQuerySession> && aggregate.IdentityType == typeof(Guid)
            ? (CheckedModel)Activator.CreateInstance(typeof(CheckedModel<>).MakeGenericType(aggregate.AggregateType), projection, store)!
            : null;

    /// <summary>Whether the projection is told of a fact.</summary>
    public bool Takes(IEvent e)
    {
        if (!taken.TryGetValue(e.EventType, out var takes)) taken[e.EventType] = takes = facts.Length == 0 || facts.Any(fact => fact.IsAssignableFrom(e.EventType));
        return takes;
    }

    /// <summary>The record that these events of a stream make; null where they make none.</summary>
    public abstract Task<StoredRecord?> Build(Guid id, IReadOnlyList<IEvent> events, IQuerySession session, CancellationToken token);

    /// <summary>The stored record as the product reads it, as JSON. What is not stored has its default there: records are not rewritten when a release adds a property.</summary>
    public abstract Task<string> Read(Guid id, IQuerySession session, CancellationToken token);
}

/// <inheritdoc />
internal sealed class CheckedModel<T>(IProjectionSource<IDocumentOperations, IQuerySession> projection, IDocumentStore store)
    : CheckedModel(projection.Name, store.Options.FindOrResolveDocumentType(typeof(T)).TableName.QualifiedName, ((IAggregateProjection)projection).AllEventTypes) where T : class
{
    private readonly IAggregator<T, IQuerySession> aggregator = ((IAggregatorSource<IQuerySession>)projection).Build<T>();
    private readonly PropertyInfo identity = typeof(T).GetProperty(store.Options.FindOrResolveDocumentType(typeof(T)).IdMember.Name)!;
    private readonly List<CheckedColumn> columns = [.. store.Options.FindOrResolveDocumentType(typeof(T)).DuplicatedFields.Select(field => new CheckedColumn(field.ColumnName.ToLowerInvariant(), field.PgType, field.Members))];
    private readonly ISerializer serializer = store.Options.Serializer();

    /// <inheritdoc />
    public override string Columns => CheckedColumn.Sql(columns);

    /// <inheritdoc />
    public override async Task<StoredRecord?> Build(Guid id, IReadOnlyList<IEvent> events, IQuerySession session, CancellationToken token)
    {
        if (await aggregator.BuildAsync(events, session, null, token) is not { } record) return null;
        // The store gives a record its id when it keeps it.
        identity.SetValue(record, id);
        return new StoredRecord(serializer.ToJson(record), CheckedColumn.Json(columns, record));
    }

    /// <inheritdoc />
    public override async Task<string> Read(Guid id, IQuerySession session, CancellationToken token) => serializer.ToJson((await session.LoadAsync<T>(id, token))!);
}
