using System.Globalization;

namespace Crm.Tests.Foundation;

/// <summary>Runs the rest of a test in the English of the product.</summary>
internal sealed class English : IDisposable
{
    private readonly CultureInfo before = CultureInfo.CurrentUICulture;

    public English() => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");

    public void Dispose() => CultureInfo.CurrentUICulture = before;
}
