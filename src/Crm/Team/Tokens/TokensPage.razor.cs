using Crm.Foundation;
using Crm.Team.SigningIn;
using Microsoft.AspNetCore.Components;

namespace Crm.Team.Tokens;

/// <summary>One's own tokens. Without a circuit, so that a new token passes once from server to browser and stays nowhere.</summary>
public sealed partial class TokensPage
{
    private static readonly int[] Choices = [30, IssueToken.UsualDays, 180, 365];

    private IReadOnlyList<TokenRow> tokens = [];
    private string login = "";
    private string? made;
    private Outcome? outcome;

    [CascadingParameter] private HttpContext Http { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "issue")] private TokenForm Form { get; set; } = null!;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        Form ??= new();
        login = Session.LoginOf(Http.User) ?? "";
        await Load();
    }

    private async Task Load() => tokens = (await Desk.Ask(new FindOwnTokens())).Answer ?? [];

    private async Task Issue()
    {
        var token = ApiToken.New();
        outcome = await Desk.Send(new IssueToken(login, token.Id, token.Hash, Form.Name, China.Today(Clock).AddDays(Form.Days)));
        if (!outcome.Ok) return;
        made = token.Reveal();
        Form = new TokenForm();
        await Load();
    }

    private async Task Revoke(string id)
    {
        outcome = await Desk.Send(new RevokeToken(login, id));
        await Load();
    }
}

/// <summary>What a person says of a token they want.</summary>
public sealed class TokenForm
{
    public string Name { get; set; } = "";

    public int Days { get; set; } = IssueToken.UsualDays;
}
