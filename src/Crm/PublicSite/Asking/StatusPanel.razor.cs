using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Inquiries.Adding;
using Crm.Inquiries.Revising;
using Crm.Inquiries.Tracking;
using Crm.Inquiries.Withdrawing;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;

namespace Crm.PublicSite.Asking;

/// <summary>The page of a link: the receipt, where the inquiry stands, and what its sender can do about it. A link that opens nothing shows one page, whatever is wrong with it.</summary>
public sealed partial class StatusPanel
{
    private TrackedPage? tracked;
    private Outcome? outcome;
    private string? missing;
    private string? sentence;
    private string? done;
    private string ticket = "";

    /// <summary>The secret part of the address.</summary>
    [Parameter, EditorRequired] public string Link { get; set; } = "";

    [CascadingParameter] private HttpContext Http { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "add")] private AddFields Add { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "revise")] private ReviseFields Revise { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "withdraw")] private WithdrawFields Withdraw { get; set; } = null!;

    [SupplyParameterFromQuery] private string? Done { get; set; }

    [Inject] private AskGate Gate { get; set; } = default!;

    [Inject] private AskTickets Tickets { get; set; } = default!;

    [Inject] private RefusedPosts Refused { get; set; } = default!;

    [Inject] private IAntiforgery Antiforgery { get; set; } = default!;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    private DateOnly Today => Clock.Today();

    protected override async Task OnInitializedAsync()
    {
        (Add, Revise, Withdraw) = (Add ?? new(), Revise ?? new(), Withdraw ?? new());
        ticket = Tickets.Issue().Written;
        done = Done switch
        {
            "add" => T["已补充，经办的同事已收到通知。"],
            "revise" => T["已更正，经办的同事已收到通知。"],
            "withdraw" => T["已撤回，不会再有人为这条咨询联系您。"],
            _ => null,
        };
        var found = await Desk.Ask(new TrackInquiry(Link), Caller.Visitor, Http.RequestAborted);
        (tracked, missing) = (found.Answer, found.Sentence);
        if (tracked is null) Http.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    private Task SendAddition() => Send("add", Add.Ticket, new AddToInquiry(Link, Add.Text ?? ""));

    private Task SendRevision() => Send("revise", Revise.Ticket, new ReviseInquiry(Link, Revise.Company, Revise.Phone, Revise.Email, Revise.Wish));

    private Task SendWithdrawal() => Send("withdraw", Withdraw.Ticket, new WithdrawInquiry(Link, Withdraw.Consent is not null));

    private async Task Send(string what, string? written, ICommand command)
    {
        var known = Tickets.Read(written);
        if (known is null || !await Antiforgery.IsRequestValidAsync(Http))
        {
            Refuse(known is null ? RefusedPost.NoTicket : RefusedPost.Forged, null);
            return;
        }
        if (Gate.TakeFollowUp(Http.Connection.RemoteIpAddress) is { } comeBack)
        {
            Refuse(RefusedPost.TooMany, comeBack);
            return;
        }
        ticket = written!;
        outcome = await Desk.Send(command, Caller.Visitor with { IdempotencyKey = $"ask/{known.Id:N}" }, Http.RequestAborted);
        if (outcome.Ok)
        {
            Navigation.NavigateTo($"{Inquiries.InquiryLinks.Address(Link)}?done={what}");
            return;
        }
        if (outcome.Sentence == T[Desk.KeyTaken]) ticket = Tickets.Issue().Written;
        sentence = outcome.Sentence == T[Desk.KeyTaken] ? Gate.Sentence(RefusedPost.Expired, null) : outcome.Sentence;
        Http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }

    private void Refuse(RefusedPost kind, DateTimeOffset? comeBack)
    {
        Refused.Count(kind);
        sentence = Gate.Sentence(kind, comeBack);
        Http.Response.StatusCode = comeBack is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status429TooManyRequests;
    }
}

/// <summary>What is added.</summary>
public sealed class AddFields
{
    public string? Text { get; set; }

    public string? Ticket { get; set; }
}

/// <summary>What is put right.</summary>
public sealed class ReviseFields
{
    public string? Company { get; set; }

    public string? Phone { get; set; }

    public string? Email { get; set; }

    public string? Wish { get; set; }

    public string? Ticket { get; set; }
}

/// <summary>What is taken back.</summary>
public sealed class WithdrawFields
{
    public string? Consent { get; set; }

    public string? Ticket { get; set; }
}
