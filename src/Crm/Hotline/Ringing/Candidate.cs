using Crm.Hotline.Recognising;

namespace Crm.Hotline.Ringing;

/// <summary>Somebody whom a number may belong to.</summary>
/// <param name="Lead">Their open lead, where there is one.</param>
public sealed record Candidate(string? Name, string? Company, string? Position, Guid? Lead)
{
    /// <summary>One for each open lead, and one for each name and company of earlier calls that no lead stands for.</summary>
    public static IReadOnlyList<Candidate> Of(KnownCaller known)
    {
        var found = known.Leads.Select(lead => new Candidate(lead.Contact, lead.Company, null, lead.Id)).ToList();
        foreach (var call in known.LastCalls)
        {
            var earlier = new Candidate(call.Caller?.Name, call.Company, call.Caller?.Position, null);
            if (earlier.Name is null && earlier.Company is null) continue;
            var same = found.FindIndex(other => Fits(other.Company, earlier.Company) && Fits(other.Name, earlier.Name));
            if (same < 0) found.Add(earlier);
            else found[same] = found[same] with { Name = found[same].Name ?? earlier.Name, Company = found[same].Company ?? earlier.Company, Position = found[same].Position ?? earlier.Position };
        }
        return found;
    }

    private static bool Fits(string? one, string? other) => one is null || other is null || one == other;
}
