using Crm.Foundation;

namespace Crm.Leads.Recognising;

/// <summary>
/// Looks for leads of the same investor while somebody types: asks a moment after the last key, never twice for the same, and throws away an answer that was
/// overtaken. Never in anybody's way: where it can't be answered there are no hits.
/// </summary>
public sealed class SimilarSearch(Desk desk, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private CancellationTokenSource? asking;
    private FindSimilar? asked;

    /// <summary>What was found last.</summary>
    public IReadOnlyList<SimilarLead> Leads { get; private set; } = [];

    /// <summary>Asks; true once <see cref="Leads"/> is the answer to just this.</summary>
    public async Task<bool> Ask(FindSimilar query)
    {
        query = query.Readable();
        if (query == asked) return false;
        asked = query;
        asking?.Cancel();
        asking = new CancellationTokenSource();
        var token = asking.Token;
        try
        {
            await Task.Delay(Pause, clock, token);
            var found = TellsEnough(query) ? (await desk.Ask(query, token)).Answer ?? [] : [];
            if (token.IsCancellationRequested) return false;
            Leads = found;
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <inheritdoc />
    public void Dispose() => asking?.Cancel();

    private static bool TellsEnough(FindSimilar query) => query.Company?.Trim().Length >= 2 || query.CreditCode is not null || query.Phone is not null || query.Email is not null;
}
