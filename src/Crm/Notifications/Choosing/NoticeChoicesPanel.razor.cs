using Crm.Foundation;
using Crm.Shell.Components;
using Microsoft.AspNetCore.Components;

namespace Crm.Notifications.Choosing;

/// <summary>Where a person chooses how to be told of what.</summary>
public sealed partial class NoticeChoicesPanel
{
    private static readonly (TimeOnly From, TimeOnly To) Night = (new(22, 0), new(7, 30));

    private NoticeSettings? settings;
    private List<Row> choices = [];
    private TimeOnly digest;
    private TimeOnly quietFrom;
    private TimeOnly quietTo;
    private bool quiet;
    private bool busy;
    private Outcome? outcome;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        var found = await Desk.Ask(new MyNoticeChoices());
        if (Toasts.Accept(found)) Show(settings = found.Answer!);
    }

    private void Show(NoticeSettings shown)
    {
        choices = [.. shown.Kinds.Select(k => new Row { Kind = k.Kind, Mail = k.Mail, Robot = k.Robot })];
        (digest, quiet) = (shown.DigestAt, shown.QuietFrom is not null);
        (quietFrom, quietTo) = (shown.QuietFrom ?? Night.From, shown.QuietTo ?? Night.To);
    }

    // Nothing is sent before it is saved.
    private void Restore()
    {
        var usual = NoticeChoices.Usual;
        Show(settings! with { Kinds = [.. choices.Select(c => usual.For(c.Kind))], QuietFrom = null, QuietTo = null, DigestAt = usual.DigestAt });
    }

    private async Task Save()
    {
        busy = true;
        outcome = await Desk.Send(new ChooseNotices(
            [.. choices.Select(c => new KindChoice(c.Kind, c.Mail, c.Robot))], quiet ? quietFrom : null, quiet ? quietTo : null, digest, China.Today(Clock)));
        busy = false;
        Toasts.Accept(outcome, T["已保存通知设置"]);
    }

    private sealed class Row
    {
        public NewsKind Kind { get; init; }

        public MailWay Mail { get; set; }

        public bool Robot { get; set; }
    }
}
