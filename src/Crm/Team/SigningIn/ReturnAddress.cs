namespace Crm.Team.SigningIn;

/// <summary>Where a person wanted to go before they had to sign in.</summary>
public static class ReturnAddress
{
    /// <summary>The wanted address where it lies inside the product, else the start page; never another site.</summary>
    public static string OrHome(string? wanted) =>
        wanted is ['/', ..] && !wanted.StartsWith("//", StringComparison.Ordinal) && !wanted.Contains('\\') && !wanted.Any(char.IsControl) ? wanted : "/";
}
