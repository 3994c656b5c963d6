using Crm.Foundation;

namespace Crm.Leads.Filing;

/// <summary>
/// Hands in files. Somebody else may do something to the lead at the same moment; a file changes nothing of it, so it is handed in again instead of asking
/// the person.
/// </summary>
public static class Filer
{
    private const int MostAttempts = 5;

    /// <summary>Adds the file; what was done meanwhile by others is no reason to refuse it.</summary>
    public static async Task<Outcome> File(Desk desk, AddFile command, CancellationToken token)
    {
        for (var attempt = 1; ; attempt++)
        {
            var outcome = await desk.Send(command, token);
            if (outcome.Refusal != Refusal.Conflict || outcome.Fields.Count > 0 || attempt == MostAttempts) return outcome;
        }
    }
}
