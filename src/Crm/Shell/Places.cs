namespace Crm.Shell;

/// <summary>Addresses the frame links to and another module serves.</summary>
public static class Places
{
    /// <summary>The signed-in person's own day.</summary>
    public const string Home = "/";

    /// <summary>Ends the session; POST with an antiforgery token.</summary>
    public const string SignOut = "/account/sign-out";

    /// <summary>Changing one's own password.</summary>
    public const string Password = "/account/password";

    /// <summary>One's own API tokens.</summary>
    public const string Tokens = "/account/tokens";

    /// <summary>How one is told of what.</summary>
    public const string Notices = "/account/notices";
}
