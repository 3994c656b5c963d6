using System.Collections.Concurrent;

namespace Crm.IntegrationTests;

/// <summary>Tokens that are kept for all tests of a run.</summary>
public static partial class TestPeople
{
    private static readonly ConcurrentDictionary<(CrmApp App, string Login), Lazy<Task<string>>> Kept = new();

    /// <summary>A bearer token of the person, the same for all tests that don't end it: nobody has more than a few.</summary>
    public static Task<string> TokenOf(CrmApp app, string login) =>
        Kept.GetOrAdd((app, login), static key => new Lazy<Task<string>>(() => GiveToken(key.App.Host.Services, key.Login))).Value;
}
