using Crm.Foundation;
using Crm.Shell.Components;
using Crm.Submissions.AskingBack;
using Crm.Submissions.Claiming;
using Crm.Submissions.Correcting;
using Crm.Submissions.Deciding;
using Crm.Submissions.LockingAway;
using Crm.Submissions.Publishing;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Crm.Submissions.Review;

/// <summary>What can be done about a submission, with its dialogs. True when it was done; what can be taken back is said with the way back.</summary>
public sealed class SubmissionDialogs(IDialogService dialogs, Desk desk, Toasts toasts, Texts texts)
{
    // A click beside the dialog must not throw away what was typed.
    private static readonly DialogOptions Options = new() { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true, BackdropClick = false };

    /// <summary>认领, or 接手 where a colleague has it.</summary>
    public async Task<bool> Claim(Guid submission, bool takeOver)
    {
        var outcome = await desk.Send(new ClaimSubmission(submission, takeOver));
        if (!toasts.Accept(outcome)) return false;
        toasts.Done(texts["已认领"], () => TakeBack(new ReleaseSubmission(submission)));
        return true;
    }

    /// <summary>放回.</summary>
    public async Task<bool> Release(Guid submission)
    {
        var outcome = await desk.Send(new ReleaseSubmission(submission));
        if (!toasts.Accept(outcome)) return false;
        toasts.Done(texts["已放回，其他编辑可以认领"], () => TakeBack(new ClaimSubmission(submission)));
        return true;
    }

    /// <summary>采用.</summary>
    public async Task<bool> Accept(SubmissionReading s)
    {
        var outcome = await desk.Send(new AcceptSubmission(s.Id, s.TextNumber));
        if (!toasts.Accept(outcome)) return false;
        toasts.Done(texts["已采用，接下来可以发布"], () => TakeBack(new ReopenSubmission(s.Id, texts["撤销刚才的决定"])));
        return true;
    }

    /// <summary>修改.</summary>
    public Task<bool> Correct(SubmissionReading s) => Show<CorrectDialog>(s, texts["修改已保存，原稿保留"], null, MaxWidth.Large);

    /// <summary>退问.</summary>
    public Task<bool> Ask(SubmissionReading s) => Show<AskAuthorDialog>(s, texts["已发邮件问作者，审稿时限暂停"]);

    /// <summary>不采用.</summary>
    public Task<bool> Refuse(SubmissionReading s) => Show<RefuseDialog>(s, texts["已决定不采用，作者会收到邮件"], new ReopenSubmission(s.Id, texts["撤销刚才的决定"]));

    /// <summary>撤销决定.</summary>
    public Task<bool> Reopen(SubmissionReading s) => Show<ReopenSubmissionDialog>(s, texts["已撤销，重新审稿"]);

    /// <summary>发布.</summary>
    public Task<bool> Publish(SubmissionReading s) => Show<PublishDialog>(s, texts["已发布，作者会收到邮件"]);

    /// <summary>撤下.</summary>
    public Task<bool> TakeDown(SubmissionReading s) => Show<TakeDownDialog>(s, texts["已撤下，公告已经登出"], new PutBackSubmission(s.Id, texts["撤销刚才的决定"]));

    /// <summary>恢复.</summary>
    public Task<bool> PutBack(SubmissionReading s) => Show<PutBackDialog>(s, texts["文章已恢复"]);

    /// <summary>封存.</summary>
    public Task<bool> LockAway(SubmissionReading s) => Show<LockAwayDialog>(s, texts["内容已封存"]);

    /// <summary>解除封存.</summary>
    public Task<bool> Unlock(SubmissionReading s) => Show<UnlockDialog>(s, texts["已解除封存"]);

    private async Task<bool> Show<TDialog>(SubmissionReading submission, string done, ICommand? undo = null, MaxWidth width = MaxWidth.Small) where TDialog : IComponent
    {
        var dialog = await dialogs.ShowAsync<TDialog>("", new DialogParameters { { "Submission", submission } }, Options with { MaxWidth = width });
        if (await dialog.Result is not { Canceled: false }) return false;
        toasts.Done(done, undo is null ? null : () => TakeBack(undo));
        return true;
    }

    private async Task TakeBack(ICommand command) => toasts.Accept(await desk.Send(command), texts["已撤销"]);
}
