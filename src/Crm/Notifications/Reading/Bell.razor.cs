using Crm.Foundation;
using Crm.Shell;
using Microsoft.AspNetCore.Components;

namespace Crm.Notifications.Reading;

/// <summary>The bell in the top bar: counts what is unread, rings without a reload, and takes what was looked at as read.</summary>
public sealed partial class Bell : IAsyncDisposable
{
    private readonly CancellationTokenSource life = new();
    private IReadOnlyList<Notice> notices = [];
    private DateTimeOffset readUpTo;
    private IDisposable? listening;
    private string? said;
    private int unread;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private LiveUpdates Live { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    [CascadingParameter] private Viewer? Viewer { get; set; }

    private string Label => unread == 0 ? T["消息"] : T["消息，{0} 条未读", unread];

    protected override async Task OnInitializedAsync()
    {
        await Load();
        listening = Live.Listen(changed => changed.Documents.OfType<Notice>().Any(n => n.Login == Viewer?.Actor.Login) ? InvokeAsync(Ring) : Task.CompletedTask);
    }

    private async Task Ring()
    {
        if (life.IsCancellationRequested) return;
        var before = unread;
        await Load();
        if (unread > before && notices.Count > 0) said = Words.Of(notices[0]);
        StateHasChanged();
    }

    private async Task Load()
    {
        if ((await Desk.Ask(new MyNotices(), life.Token)).Answer is not { } list) return;
        (notices, readUpTo, unread) = (list.Notices, list.ReadUpTo, list.Unread);
    }

    // What is new stays marked as new until the list is opened the next time.
    private async Task Toggled()
    {
        if (unread == 0 || notices.Count == 0) return;
        unread = 0;
        await Desk.Send(new ReadNotices(notices[0].At), life.Token);
    }

    public async ValueTask DisposeAsync()
    {
        listening?.Dispose();
        await life.CancelAsync();
        life.Dispose();
    }
}
