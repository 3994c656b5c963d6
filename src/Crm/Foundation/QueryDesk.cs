using System.Collections.Concurrent;
using System.Reflection;
using Crm.Team;
using Marten;

namespace Crm.Foundation;

/// <summary>
/// Answers queries: demands the query's rule, opens one session and calls the static <c>Handle</c> of <c>&lt;Query&gt;Handler</c> beside it. Handle takes the
/// query and, in any order, <see cref="Actor"/>, <see cref="IQuerySession"/>, a <see cref="CancellationToken"/> or services.
/// </summary>
public sealed class QueryDesk(IServiceScopeFactory scopes, IDocumentStore store, IRoster roster)
{
    private static readonly ConcurrentDictionary<Type, MethodInfo> Handlers = new();

    /// <summary>The answer, or a refusal.</summary>
    public async Task<Outcome<TAnswer>> Ask<TAnswer>(IQuery<TAnswer> query, Caller caller, CancellationToken token = default)
    {
        try
        {
            var actor = Access.Find(caller.Login, caller.Channel, roster);
            Rules.Demand(actor, query.GetType());
            if (Sanity.Objection(query, DateOnly.MaxValue) is { } insane) throw insane;
            await using var scope = scopes.CreateAsyncScope();
            await using var session = store.QuerySession();
            var method = HandlerOf(query.GetType());
            var arguments = method.GetParameters().Select(object? (p) => p.ParameterType switch
            {
                var t when t == query.GetType() => query,
                var t when t == typeof(Actor) => actor,
                var t when t == typeof(IQuerySession) => session,
                var t when t == typeof(CancellationToken) => token,
                var t => scope.ServiceProvider.GetRequiredService(t),
            }).ToArray();
            return Outcome<TAnswer>.With(await (Task<TAnswer>)method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null)!);
        }
        catch (RuleBroken broken)
        {
            return Outcome.Of(broken).As<TAnswer>();
        }
    }

    /// <summary>The method that answers a query type; a test calls it for all of them.</summary>
    public static MethodInfo HandlerOf(Type query) => Handlers.GetOrAdd(query, static type =>
        type.Assembly.GetType(type.FullName + "Handler")?.GetMethod("Handle", BindingFlags.Public | BindingFlags.Static)
        ?? throw new InvalidOperationException($"{type.Name} has no static {type.Name}Handler.Handle beside it"));
}
