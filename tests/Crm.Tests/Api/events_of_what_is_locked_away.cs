using Crm.Api.Events;

namespace Crm.Tests.Api;

public class events_of_what_is_locked_away
{
    [Fact]
    public void hold_nothing_of_what_was_written()
    {
        const string Data = """{"number":"TG-1","title":"机密","organisation":"机密","body":"机密","answer":"机密","question":"机密","note":"机密","reason":"机密","announcement":"机密","contribution":{"organisation":"机密","author":{"person":"p","box":"b"}},"characters":7}""";
        var hidden = LockedEvents.Without(Event("submission_received", Data)).Data;
        System.Text.RegularExpressions.Regex.Unescape(hidden).ShouldNotContain("机密");
        foreach (var kept in new[] { "TG-1", "\"box\":\"b\"", "\"characters\":7" }) hidden.ShouldContain(kept);
    }

    [Fact]
    public void say_on_what_ground_it_was_refused() =>
        System.Text.RegularExpressions.Regex.Unescape(LockedEvents.Without(Event("submission_refused", """{"reason":"Prohibited","kind":"Terrorism","note":"机密"}""")).Data)
            .ShouldBe("""{"reason":"Prohibited","kind":"Terrorism","note":"已封存"}""");

    [Fact]
    public void stay_without_what_was_not_there() => LockedEvents.Without(Event("submission_replied", """{"answer":null,"title":null}""")).Data.ShouldBe("""{"answer":null,"title":null}""");

    private static RawEvent Event(string type, string data) => new(1, Guid.Empty, 1, type, data, default, null, null, null, null);
}
