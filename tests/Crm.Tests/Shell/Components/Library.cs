using System.Reflection;
using Crm.Policies.Library;
using Crm.Policies.Unanswered;
using Marten;

namespace Crm.Tests.Shell.Components;

/// <summary>A library that knows questions without an answer and stands in for the database behind them.</summary>
public class Library : DispatchProxy
{
    private IQuerySession? session;

    /// <summary>The questions, in no order.</summary>
    public List<UnansweredListing> Questions { get; } = [];

    /// <summary>How often it was asked.</summary>
    public int Asked { get; private set; }

    /// <summary>What an answer waits for, by whether it is about what was dealt with.</summary>
    public Func<bool, Task> Wait { get; set; } = _ => Task.CompletedTask;

    /// <summary>The library as the desk sees it, and as the test does.</summary>
    internal static (IDocumentStore Store, Library Library) New()
    {
        var store = Create<IDocumentStore, Library>();
        var library = (Library)(object)store;
        library.session = Create<IQuerySession, Session>();
        ((Session)(object)library.session).Library = library;
        return (store, library);
    }

    /// <summary>Somebody asks what nobody asked before.</summary>
    public void Add(string word, DateTimeOffset at, bool open = true) => Questions.Add(new UnansweredListing { Id = Guid.CreateVersion7(at), Words = [word], Times = 1, AskedAt = at, Open = open });

    protected override object? Invoke(MethodInfo? method, object?[]? args) => method!.Name == nameof(IDocumentStore.QuerySession) ? session : throw new NotSupportedException(method.Name);

    private async Task<IReadOnlyList<UnansweredListing>> Find(string sql, object[] values)
    {
        Asked++;
        var found = Questions.Where(q => q.Open == (bool)values[0] && (values.Length == 1 || q.AskedAt < (DateTimeOffset)values[1])).OrderByDescending(q => q.AskedAt).Take(int.Parse(sql.Split(' ')[^1])).ToList();
        await Wait(!(bool)values[0]);
        return found;
    }

    /// <summary>One reading of it.</summary>
    public class Session : DispatchProxy
    {
        internal Library Library { get; set; } = default!;

        protected override object? Invoke(MethodInfo? method, object?[]? args) => method!.Name switch
        {
            nameof(IQuerySession.QueryAsync) => Library.Find((string)args![0]!, (object[])args[2]!),
            nameof(IQuerySession.LoadManyAsync) => Task.FromResult<IReadOnlyList<PolicyListing>>([]),
            nameof(IAsyncDisposable.DisposeAsync) => ValueTask.CompletedTask,
            _ => throw new NotSupportedException(method.Name),
        };
    }
}
