using Crm.Foundation;
using Crm.Shell;
using Crm.Shell.Components;
using Microsoft.AspNetCore.Components;

namespace Crm.Leads.FollowingUp;

/// <summary>Where talks are written down. The text is kept as a draft per person and lead, so a lost line or a closed tab loses nothing.</summary>
public sealed partial class FollowUpComposer
{
    private readonly FormState form = new();
    private IReadOnlyList<Shortcut> keys = [];
    private DraftField? textField;
    private Guid followUp = Guid.CreateVersion7();
    private FollowUpKind kind;
    private string? text;
    private DateOnly? on;
    private string? next;
    private DateOnly? nextOn;
    private bool sending;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    [CascadingParameter] private Viewer Viewer { get; set; } = default!;

    /// <summary>The lead.</summary>
    [Parameter, EditorRequired] public Guid LeadId { get; set; }

    /// <summary>Shows all fields from the start; otherwise once somebody begins to write.</summary>
    [Parameter] public bool Open { get; set; }

    /// <summary>It was written down.</summary>
    [Parameter] public EventCallback Saved { get; set; }

    /// <summary>Puts the cursor where the text goes.</summary>
    public ValueTask Focus() => textField!.Focus();

    protected override void OnInitialized()
    {
        on = China.Today(Clock);
        keys = [new Shortcut("Ctrl+Enter", T["记下"], Save)];
    }

    private Task Choose(FollowUpKind chosen)
    {
        kind = chosen;
        return Keep();
    }

    // A day or a kind that a button chose makes no keystroke that the draft would notice.
    private async Task Keep()
    {
        StateHasChanged();
        await textField!.Keep();
    }

    private void TakeBack(IReadOnlyDictionary<string, string> fields)
    {
        if (Enum.TryParse<FollowUpKind>(fields.GetValueOrDefault("Kind"), out var chosen) && Enum.IsDefined(chosen)) kind = chosen;
        next = fields.GetValueOrDefault(nameof(LogFollowUp.NextAction));
        nextOn = DayField.Read(fields.GetValueOrDefault(nameof(LogFollowUp.NextOn)));
        on = DayField.Read(fields.GetValueOrDefault(nameof(LogFollowUp.OccurredOn))) ?? on;
    }

    private async Task Save()
    {
        if (sending) return;
        sending = true;
        StateHasChanged();
        try
        {
            form.Outcome = await Send();
            if (!form.Outcome.Ok) return;
            await textField!.Clear();
            Empty();
            await Saved.InvokeAsync();
        }
        finally
        {
            sending = false;
            StateHasChanged();
        }
    }

    private async Task<Outcome> Send()
    {
        try
        {
            var day = FormState.Day(on, nameof(LogFollowUp.OccurredOn));
            return await Desk.Send(new LogFollowUp(LeadId, followUp, kind, text ?? "", day, string.IsNullOrWhiteSpace(next) ? null : next, nextOn));
        }
        catch (RuleBroken broken)
        {
            return Outcome.Of(broken);
        }
    }

    private void Empty()
    {
        (followUp, text, on, next, nextOn) = (Guid.CreateVersion7(), null, China.Today(Clock), null, null);
        form.Outcome = null;
    }
}
