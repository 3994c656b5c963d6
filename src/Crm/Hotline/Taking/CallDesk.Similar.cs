using Crm.Leads.Recognising;

namespace Crm.Hotline.Taking;

/// <summary>The desk's look for leads of the company that is being typed: a new number may be an old investor's.</summary>
public sealed partial class CallDesk
{
    private SimilarSearch? similar;

    // Those of the caller stand above already.
    private IReadOnlyList<SimilarLead> Others => entry.Corrects is null && similar is not null ? [.. similar.Leads.Where(lead => caller.Leads.All(known => known.Id != lead.Id))] : [];

    private async Task LookForCompany()
    {
        similar ??= new SimilarSearch(Desk, Clock);
        if (await similar.Ask(new FindSimilar(entry.Company?.Trim())) && !closing.IsCancellationRequested) StateHasChanged();
    }
}
