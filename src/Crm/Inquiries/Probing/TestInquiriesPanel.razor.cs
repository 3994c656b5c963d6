using Crm.Foundation;
using Crm.Inquiries.Listing;
using Crm.Shell.Components;
using Microsoft.AspNetCore.Components;

namespace Crm.Inquiries.Probing;

/// <summary>The tests of a manager's units, and how they were answered. Drawn anew whenever something happens to one of their inquiries.</summary>
public sealed partial class TestInquiriesPanel : IAsyncDisposable
{
    private readonly CancellationTokenSource life = new();
    private TestReport? report;
    private IDisposable? listening;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    [Inject] private InquiryDialogs Dialogs { get; set; } = default!;

    [Inject] private LiveUpdates Live { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    private IEnumerable<(string Name, int Part, int Whole)> Score =>
    [
        (T["有人答复"], report!.Answered, report.Sent), (T["按时答复"], report.InTime, report.Sent), (T["答到点上"], report.ToThePoint, report.Judged), (T["再跟进"], report.FollowedUp, report.Judged),
    ];

    protected override async Task OnInitializedAsync()
    {
        listening = Live.Listen(changed => changed.Events.Any(e => e.Data is TestInquirySent or InquiryAnswered or InquiryTurnedIntoLead or Clocks.Running.ClockMet or Clocks.Running.ClockOverdue)
            ? InvokeAsync(Renew) : Task.CompletedTask);
        await Load();
    }

    private async Task Load()
    {
        var found = await Desk.Ask(new FindTestInquiries(), life.Token);
        if (Toasts.Accept(found)) report = found.Answer;
    }

    private async Task Renew()
    {
        if (life.IsCancellationRequested) return;
        await Load();
        StateHasChanged();
    }

    private Task Plan() => Do(Dialogs.PlanTest());

    private Task Judge(TestRow row) => Do(Dialogs.JudgeTest(row));

    private async Task Do(Task<string?> dialog)
    {
        if (await dialog is not { } done) return;
        Toasts.Done(done);
        await Load();
    }

    private async Task Cancel(TestRow row)
    {
        if (!Toasts.Accept(await Desk.Send(new CancelTestInquiry(row.Id, China.Today(Clock))))) return;
        Toasts.Done(T["测试已取消"]);
        await Load();
    }

    private string Word(bool? yes) => yes switch { true => T["是"], false => T["否"], null => "—" };

    public async ValueTask DisposeAsync()
    {
        listening?.Dispose();
        await life.CancelAsync();
        life.Dispose();
    }
}
