using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Crm.Team.SigningIn;

/// <summary>
/// Marks a browser in which a person signed in. It opens nothing; it only gives the person's own attempts from there a counter that strangers can't use up.
/// </summary>
public sealed class KnownDevice(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(180);
    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("Crm.Team.KnownDevice").ToTimeLimitedDataProtector();

    /// <summary>The browser's mark for this login; null in a strange browser.</summary>
    public string? Read(HttpRequest request, string login)
    {
        if (request.Cookies[CookieOf(login)] is not { Length: > 0 and < 1000 } cookie) return null;
        try
        {
            return protector.Unprotect(cookie).Split('\n') is [var owner, var device] && owner == login ? device : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Marks the browser after the right password.</summary>
    public void Write(HttpContext http, string login)
    {
        var device = Read(http.Request, login) ?? RandomNumberGenerator.GetHexString(32, lowercase: true);
        http.Response.Cookies.Append(CookieOf(login), protector.Protect($"{login}\n{device}", Life), new CookieOptions
        {
            MaxAge = Life, HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, Path = "/signin",
        });
    }

    // Several people may share a browser; the name tells which cookie is whose without naming them.
    private static string CookieOf(string login) => $"crm_device_{Person.IdOf(login):N}"[..19];
}
