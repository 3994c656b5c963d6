namespace Crm.Foundation;

/// <summary>On whose behalf and through which channel something is asked. What the person may do is looked up afresh from it each time.</summary>
/// <param name="Login">Sign-in name, a job's name with a leading colon, or the one name of all visitors.</param>
/// <param name="Channel">page, api, job or public.</param>
/// <param name="IdempotencyKey">The key a client gave so that repeating the request changes nothing.</param>
public sealed record Caller(string Login, string Channel, string? IdempotencyKey = null)
{
    /// <summary>The channel of whoever is not signed in. Nobody of the staff acts through it, whoever they are.</summary>
    public const string PublicChannel = "public";

    /// <summary>Anybody on the public site. May only what says <see cref="AllowAttribute.Visitors"/>. No login of a person begins with this sign.</summary>
    public static readonly Caller Visitor = new("@visitor", PublicChannel);

    /// <summary>A background job: timers, imports, seeds.</summary>
    public static Caller Job(string name) => new(":" + name, "job");
}

/// <summary>Knows who is asking in the current scope: the circuit's signed-in person or the request's.</summary>
public interface ICallerSource
{
    /// <summary>The caller; null where nobody is signed in.</summary>
    ValueTask<Caller?> Find();
}
