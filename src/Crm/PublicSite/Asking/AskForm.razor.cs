using System.Globalization;
using Crm.Foundation;
using Crm.Inquiries;
using Crm.Inquiries.Asking;
using Crm.Parks.Listing;
using Crm.Privacy;
using Crm.Privacy.Consenting;
using Crm.Team;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace Crm.PublicSite.Asking;

/// <summary>The form of 联系我们 and 企业入驻: one page, one post, no script needed. What was typed is never lost.</summary>
public sealed partial class AskForm
{
    private ConsentNotice? notice;
    private AskTicket ticket = default!;
    private string written = "";
    private string? sentence;
    private string? park;
    private bool isUnproven;
    private Outcome? outcome;

    [CascadingParameter] private HttpContext Http { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "ask")] private AskFields Form { get; set; } = null!;

    [SupplyParameterFromQuery] private string? Topic { get; set; }

    [SupplyParameterFromQuery] private string? Park { get; set; }

    [SupplyParameterFromQuery] private string? Place { get; set; }

    [SupplyParameterFromQuery] private string? For { get; set; }

    [Inject] private AskGate Gate { get; set; } = default!;

    [Inject] private AskTickets Tickets { get; set; } = default!;

    [Inject] private RefusedPosts Refused { get; set; } = default!;

    [Inject] private IOptions<AskSettings> Settings { get; set; } = default!;

    [Inject] private IAntiforgery Antiforgery { get; set; } = default!;

    [Inject] private InquiryLinks Links { get; set; } = default!;

    [Inject] private IRoster Roster { get; set; } = default!;

    [Inject] private Desk Sending { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    private string Title => For == "settle" ? T["企业入驻"] : T["联系我们"];

    private IReadOnlyList<UnitPlace> Places => Roster.Units;

    protected override async Task OnInitializedAsync()
    {
        Form ??= new AskFields { Topic = Topic, Park = Park, Place = Place };
        Renew();
        notice = (await Sending.Ask(new CurrentConsentNotice(), Caller.Visitor, Http.RequestAborted)).Answer;
        if (Guid.TryParse(Form.Park, out var asked)) park = (await Sending.Ask(new NameOfPark(asked), Caller.Visitor, Http.RequestAborted)).Answer?.Name;
        if (park is null) Form.Park = null;
        Http.Response.Headers.CacheControl = "no-store";
    }

    private async Task Submit()
    {
        var known = Tickets.Read(Form.Ticket);
        var proof = new AskProof(Form.Website, Form.Work, Form.Answer, await Antiforgery.IsRequestValidAsync(Http));
        if (Gate.Judge(known, proof) is { } kind)
        {
            // Whoever was only too fast, or forgot the question, goes on with the ticket they have.
            if (known is not null && kind is RefusedPost.TooFast or RefusedPost.Trap or RefusedPost.Unproven or RefusedPost.Forged) (ticket, written) = (known!, Form.Ticket!);
            Refuse(kind, null);
            return;
        }
        (ticket, written) = (known!, Form.Ticket!);
        if (Gate.Take(ticket, proof, Http.Connection.RemoteIpAddress) is var (flood, comeBack))
        {
            Refuse(flood, comeBack);
            return;
        }
        outcome = await Send();
        if (outcome.Ok)
        {
            Navigation.NavigateTo(InquiryLinks.Address(Links.Of(ticket.Id)));
            return;
        }
        Gate.GiveBack(ticket, proof, Http.Connection.RemoteIpAddress);
        if (outcome.Sentence == T[Desk.KeyTaken]) Refuse(RefusedPost.Replayed, null);
        else Explain();
    }

    private async Task<Outcome> Send()
    {
        var command = new AskOnline(
            ticket.Id, Enum.TryParse<Topic>(Form.Topic, out var topic) ? topic : default, Form.Company, new Contact(Form.Name, Form.Phone, Form.Email), Form.Wish ?? "",
            Form.Place.Filled(), Guid.TryParse(Form.Park, out var id) ? id : null, Form.Consent is null ? "" : Form.Version ?? "", Form.PassOn is not null,
            CultureInfo.CurrentUICulture.Name);
        var caller = Caller.Visitor with { IdempotencyKey = $"ask/{ticket.Id:N}" };
        var sent = await Sending.Send(command, caller, Http.RequestAborted);
        // Two copies of one post side by side: the other one was first, and now its receipt can be seen.
        return sent.Refusal == Refusal.Conflict ? await Sending.Send(command, caller, Http.RequestAborted) : sent;
    }

    private void Explain()
    {
        if (outcome!.Fields.Values.Contains(T["咨询内容里的网址太多，请留下最多两个再提交。"])) Refused.Count(RefusedPost.Advertising);
        Http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        sentence = outcome.Fields.Count > 0 ? T["还没有提交：请看红色的地方。您填写的都还在。"] : outcome.Sentence;
    }

    private void Refuse(RefusedPost kind, DateTimeOffset? comeBack)
    {
        Refused.Count(kind);
        if (kind == RefusedPost.Replayed) Renew();
        isUnproven = kind == RefusedPost.Unproven;
        sentence = Gate.Sentence(kind, comeBack);
        Http.Response.StatusCode = comeBack is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status429TooManyRequests;
    }

    private void Renew() => (ticket, written) = Tickets.Issue();

    private string? Problem(string field) => outcome?.Fields.GetValueOrDefault(field);

    private string? Bad(string field) => Problem(field) is null ? null : "field-bad";

    private string? Invalid(string field) => Problem(field) is null ? null : "true";
}

/// <summary>What a visitor types, and what the form carries hidden.</summary>
public sealed class AskFields
{
    public string? Topic { get; set; }

    public string? Company { get; set; }

    public string? Name { get; set; }

    public string? Phone { get; set; }

    public string? Email { get; set; }

    public string? Place { get; set; }

    public string? Wish { get; set; }

    public string? Consent { get; set; }

    public string? PassOn { get; set; }

    public string? Version { get; set; }

    public string? Park { get; set; }

    public string? Ticket { get; set; }

    public string? Work { get; set; }

    public string? Answer { get; set; }

    public string? Website { get; set; }
}
