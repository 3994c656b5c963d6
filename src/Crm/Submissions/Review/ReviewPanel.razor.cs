using Crm.Clocks.Running;
using Crm.Foundation;
using Crm.Shell;
using Crm.Shell.Components;
using Crm.Submissions.Checking;
using Crm.Submissions.Comparing;
using Microsoft.AspNetCore.Components;

namespace Crm.Submissions.Review;

/// <summary>One submission under review: the text with what was found in it, the check list, what reads like it, what happened.</summary>
public sealed partial class ReviewPanel : IAsyncDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromHours(8);
    private readonly CancellationTokenSource life = new();
    private IReadOnlyList<Shortcut> keys = [];
    private IReadOnlyList<SimilarText>? similar;
    private IReadOnlyList<SubmissionEntry> history = [];
    private SubmissionReading? s;
    private SubmissionReading? opened;
    private IDisposable? listening;
    private string? refused;
    private string? compared;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private SubmissionDialogs Dialogs { get; set; } = default!;

    [Inject] private LiveUpdates Live { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    /// <summary>The submission.</summary>
    [Parameter, EditorRequired] public Guid Id { get; set; }

    [CascadingParameter] private Viewer? Viewer { get; set; }

    private bool Mine => s?.Editor is { } editor && editor == Viewer?.Actor.Login;

    private int Left => ProhibitedKinds.All.Except(s!.Checked).Count();

    protected override void OnInitialized()
    {
        keys =
        [
            new("c", T["认领"], () => When(s is { Editor: null }, () => Dialogs.Claim(Id, false))), new("e", T["修改"], () => When(Mine && s!.IsOpen, () => Dialogs.Correct(s!))),
            new("w", T["退问"], () => When(Mine && s!.IsOpen, () => Dialogs.Ask(s!))), new("x", T["不采用"], () => When(Mine && s!.IsOpen, () => Dialogs.Refuse(s!))),
            new("a", T["采用"], () => Mine && s!.IsOpen ? Accept() : Task.CompletedTask), new("p", T["发布"], () => When(Mine && s!.State == SubmissionState.Accepted, () => Dialogs.Publish(s!))),
        ];
        // Its clock follows a moment later; that somebody looked at what is kept under lock changes nothing of what is shown.
        listening = Live.Listen(changed => changed.Events.Any(e => (e.StreamId == Id && e.Data is not LockedSubmissionViewed) || e.StreamId == s?.Due?.Clock || (e.Data is ClockStarted { Subject: var subject } && subject == Id))
            ? InvokeAsync(Renew) : Task.CompletedTask);
    }

    protected override Task OnInitializedAsync() => Load();

    private async Task Load()
    {
        var outcome = await Desk.Ask(new ReadSubmission(Id), life.Token);
        (refused, s) = (outcome.Sentence, outcome.Answer is { Hidden: true } hidden ? Opened(hidden) : outcome.Answer);
        if (s is null) return;
        history = (await Desk.Ask(new SubmissionHistory(Id), life.Token)).Answer ?? [];
        // What reads like it changes with the text alone.
        if (compared == s.Body && similar is not null) return;
        compared = s.Body;
        StateHasChanged();
        similar = (await Desk.Ask(new FindSimilarTexts(Id), life.Token)).Answer ?? [];
    }

    private async Task Renew()
    {
        if (life.IsCancellationRequested) return;
        await Load();
        StateHasChanged();
    }

    private async Task Do(Task<bool> work)
    {
        if (await work) await Renew();
    }

    private Task When(bool may, Func<Task<bool>> work) => may ? Do(work()) : Task.CompletedTask;

    private Task Accept() => Do(Dialogs.Accept(s!));

    // What was kept under lock is shown as long as this page stays open, and not kept anywhere else.
    private async Task Seen(SubmissionReading all)
    {
        s = opened = all;
        history = (await Desk.Ask(new SubmissionHistory(Id), life.Token)).Answer ?? history;
    }

    // Of a submission that goes on meanwhile the texts stay readable for whoever opened them, as long as they are named.
    private SubmissionReading Opened(SubmissionReading now) => opened is null || now.Readers?.Contains(Viewer?.Actor.Login ?? "") != true ? now : opened with
    {
        State = now.State,
        Checked = now.Checked,
        Editor = now.Editor,
        EditorName = now.EditorName,
        Reason = now.Reason,
        Kind = now.Kind,
        Document = now.Document,
        Readers = now.Readers,
        DecidedAt = now.DecidedAt,
        Due = now.Due,
        Version = now.Version,
        TextNumber = now.TextNumber,
    };

    public async ValueTask DisposeAsync()
    {
        listening?.Dispose();
        await life.CancelAsync();
        life.Dispose();
    }
}
