using Crm.Foundation;
using Crm.Leads.Profile;
using Crm.Policies.Library;
using Crm.Policies.Quoting;
using Crm.Policies.Reading;
using Crm.Shell;
using Crm.Shell.Components;
using Crm.Team;
using Microsoft.AspNetCore.Components;

namespace Crm.Promises.Making;

/// <summary>Puts down a promise: what, on which passage, until when. Says while it is typed what is wrong with the wording and with the text it is to rest on.</summary>
public sealed partial class MakePromiseDialog
{
    private readonly PromiseForm form = new();
    private readonly Guid id = Guid.CreateVersion7();
    private List<PassageChoice> offered = [];
    private PromiseFields? fields;
    private PassageChoice? basis;
    private PolicyReading? reading;
    private PassageStanding? standing;
    private DateOnly? on;
    private string? by;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    [CascadingParameter] private Viewer? Viewer { get; set; }

    /// <summary>The lead as the person saw it.</summary>
    [Parameter, EditorRequired] public LeadSheet Lead { get; set; } = default!;

    private bool Overrides => Viewer?.Actor is { } actor && actor.Is(Role.Manager) && actor.Oversees(Lead.Facts.Unit);

    protected override void OnInitialized()
    {
        (on, by) = (China.Today(Clock), Viewer?.Actor.Login);
        offered = [.. Lead.Facts.Policies.Reverse().Concat(Lead.Merged.SelectMany(m => m.Policies)).Where(p => p.Quote.Length > 0)
            .Select(p => new PassageChoice(p.Document, p.Version, p.Title, null, null, Validity.Unstated, p.Quote, [])).DistinctBy(c => (c.Document, c.Version, c.Quote))];
    }

    private async Task Choose(PassageChoice? choice)
    {
        (basis, reading, standing) = (choice, null, null);
        if (choice is null) return;
        reading = (await Desk.Ask(new ReadPolicy(choice.Document, choice.Version))).Answer;
        Stand();
    }

    private async Task<bool> Take(PassageChoice choice)
    {
        if (offered.FirstOrDefault(c => (c.Document, c.Version, c.Quote) == (choice.Document, choice.Version, choice.Quote)) is { } known) choice = known;
        else offered.Insert(0, choice);
        await Choose(choice);
        StateHasChanged();
        return true;
    }

    private void Made(DateOnly? day)
    {
        on = day;
        Stand();
    }

    private void Stand() => standing = reading is null ? null : Standings.Of(reading.Document, reading.TextVersion, on ?? China.Today(Clock));

    private ICommand Make(long _) => new MakePromise(
        id, Lead.Id, form.What ?? "", FormState.Day(form.Due, nameof(MakePromise.Due)), FormState.Day(on, nameof(MakePromise.OccurredOn)), form.Wan, form.Conditions.Filled(), by,
        basis?.Document, basis?.Version, basis?.Quote, form.TaxReason.Filled(), form.OverrideReason.Filled());

    private Task Clear() => fields?.Clear() ?? Task.CompletedTask;
}
