using Crm.Hotline.Ringing;
using Crm.Hotline.Simulating;
using Crm.Foundation;
using Crm.Hotline.Ringing.Keys;
using Crm.Privacy;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.IntegrationTests.Hotline;

public class a_simulated_hour(CrmApp app)
{
    [Fact]
    public async Task leaves_what_its_script_says()
    {
        var services = app.Host.Services;
        var (key, secret) = await CtiKeyCommand.Issue(app.Store, services.GetRequiredService<SecretBox>(), "330500", "simulation", China.Today(TimeProvider.System));
        var seats = new[] { await app.SitsDown(unit: "330500"), await app.SitsDown(unit: "330500") }.ToDictionary(seat => seat.Extension, seat => seat.Login);
        var script = CtiScript.Make(ScriptLength.Hour, 3, [.. seats.Keys]);
        var run = $"{Guid.NewGuid():N}";
        var played = await new CtiPlayer(app.Host.Server.CreateClient(), key, Convert.FromBase64String(secret), TimeProvider.System).Play(script.Reports, run, CtiPlayer.AtOnce);
        played.ShouldAllBe(report => report.Ok);

        await using var session = app.Store.QuerySession();
        foreach (var scripted in script.Calls)
        {
            var call = (await session.LoadAsync<PhoneListing>(PhoneCall.IdOf("330500", $"{run}-c{scripted.Number}"))).ShouldNotBeNull();
            (call.Phase, call.Trace.IsMissed, call.Unwritten, call.Trace.AnsweredBy)
                .ShouldBe((PhonePhase.Over, scripted.Missed, !scripted.Missed, scripted.Answered is null ? null : seats[scripted.Answered]), $"call {scripted.Number}");
            (call.Trace.EndedAt - call.Trace.RangAt).ShouldBe(scripted.Ends - scripted.Begins);
        }
        await CtiKeyCommand.Revoke(app.Store, key, China.Today(TimeProvider.System));
    }
}
