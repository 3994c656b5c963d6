using Marten;

namespace Crm.Privacy.Erasing;

/// <summary>A module that keeps persons in records which would lose something when the person is erased.</summary>
public interface IKeepsPersons
{
    /// <summary>In how many open leads the person is a contact.</summary>
    Task<int> OpenLeadsOf(Guid person, IQuerySession session, CancellationToken token);
}

/// <summary>What the modules say about a person who is to be erased.</summary>
public sealed class KeptPersons(IEnumerable<IKeepsPersons> keeping, IEnumerable<IErasesPersons> erasing)
{
    /// <summary>In how many open leads the person is a contact.</summary>
    public async Task<int> OpenLeadsOf(Guid person, IQuerySession session, CancellationToken token)
    {
        var sum = 0;
        foreach (var module in keeping) sum += await module.OpenLeadsOf(person, session, token);
        return sum;
    }

    /// <summary>Has every module throw away what it keeps of the person outside sealed values.</summary>
    public async Task Erase(Guid person, CancellationToken token)
    {
        foreach (var module in erasing) await module.Erase(person, token);
    }
}
