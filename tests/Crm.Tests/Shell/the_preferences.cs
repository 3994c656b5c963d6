using Crm.Shell;
using Microsoft.AspNetCore.Http;

namespace Crm.Tests.Shell;

public class the_preferences
{
    [Theory]
    [InlineData("", "auto", false)]
    [InlineData("crm-look=dark; crm-rail=folded", "dark", true)]
    [InlineData("crm-look=light; crm-rail=open", "light", false)]
    [InlineData("crm-look=\"><script>; crm-rail=1", "auto", false)]
    public void are_read_from_cookies_and_nothing_unknown_is_believed(string cookies, string look, bool folded)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.Cookie = cookies;
        Preferences.Of(context.Request).ShouldBe(new Preferences(look, folded));
    }

    [Theory]
    [InlineData("/leads?stage=Signed", "/leads?stage=Signed")]
    [InlineData(null, "/")]
    [InlineData("", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("/a\\b", "/")]
    [InlineData("/a\nb", "/")]
    [InlineData("https://evil.example", "/")]
    public void lead_back_only_to_places_of_our_own(string? back, string to) => Preferences.Home(back).ShouldBe(to);
}
