using Crm.Api;
using Crm.Foundation;
using Crm.Team.Absences;
using Crm.Team.Passwords;
using Crm.Team.People;
using Crm.Team.Tokens;
using Crm.Team.Units;

namespace Crm.Team;

/// <summary>The routes of units, people and one's own account.</summary>
public static class TeamApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.Query<FindAbsences, IReadOnlyList<AbsenceRow>>("/absences");
        api.Creating<PlanAbsence>("/absences", nameof(PlanAbsence.AbsenceId), "/api/absences");
        api.Command<CancelAbsence>("/absences/{absenceId:guid}/cancel");
        api.Query<FindUnits, IReadOnlyList<UnitRow>>("/units");
        api.Command<FoundUnit>("/units");
        api.Command<RenameUnit>("/units/{code}/rename");
        api.Command<MoveUnit>("/units/{code}/move");
        api.Command<CloseUnit>("/units/{code}/close");
        api.Command<ReopenUnit>("/units/{code}/reopen");
        api.Query<FindPeople, PeoplePageful>("/people");
        api.Query<FindPerson, PersonRow>("/people/{login}");
        api.Command<AddPerson>("/people");
        api.Command<RevisePersonDetails>("/people/{login}/details");
        api.Command<MovePerson>("/people/{login}/move");
        api.Command<GrantRoles>("/people/{login}/roles");
        api.Command<DisablePerson>("/people/{login}/disable");
        api.Command<EnablePerson>("/people/{login}/enable");
        api.Command<ResetPassword>("/people/{login}/reset-password");
        api.Command<ChangeOwnPassword>("/people/{login}/change-password");
        api.Command<RevokeToken>("/people/{login}/tokens/{tokenId}/revoke");
        api.Query<FindOwnTokens, IReadOnlyList<TokenRow>>("/account/tokens");
        api.MapPost("/account/tokens", Issue).WithName(nameof(IssueToken)).WithMetadata(new Carries(typeof(IssueToken))).Accepts<TokenWanted>("application/json").Produces<NewToken>(StatusCodes.Status201Created);
    }

    // The secret is made here, answered once and never kept: only its hash goes on.
    private static async Task<IResult> Issue(HttpContext http, Desk desk, CallerHere here, TimeProvider clock, CancellationToken cancel)
    {
        var (wanted, refusal) = await JsonBody.Read<TokenWanted>(http);
        if (wanted is null) return refusal!;
        var token = ApiToken.New();
        var ends = wanted.ExpiresOn ?? China.Today(clock).AddDays(IssueToken.UsualDays);
        var outcome = await desk.Send(new IssueToken(here.Request!.Login, token.Id, token.Hash, wanted.Name, ends), cancel);
        return outcome.Ok ? Results.Created("/api/account/tokens", new NewToken(token.Id, token.Reveal(), ends)) : Problems.Of(outcome);
    }
}

/// <summary>What a person says of a token they want.</summary>
/// <param name="Name">What it is for.</param>
/// <param name="ExpiresOn">Last day; the usual 90 days where it is left out.</param>
public sealed record TokenWanted(string Name, DateOnly? ExpiresOn = null);

/// <summary>A new token, shown this once.</summary>
public sealed record NewToken(string Id, string Token, DateOnly ExpiresOn);
