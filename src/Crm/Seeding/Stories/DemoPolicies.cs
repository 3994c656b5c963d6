using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Policies.Dating;
using Crm.Policies.Importing;

namespace Crm.Seeding.Stories;

/// <summary>The demo texts on their way into the policy library, so that leads have something to quote before the first real page is imported.</summary>
internal static class DemoPolicies
{
    private const string Source = "演示资料";

    /// <summary>Document id in the library.</summary>
    public static Guid IdOf(DemoPolicy policy) => Import(policy).DocumentId;

    /// <summary>Texts that have been in the library for a day or longer.</summary>
    public static IReadOnlyList<DemoPolicy> InLibraryOn(DateOnly day) => [.. DemoWords.Policies.Where(p => p.PublishedOn.AddDays(8) < day)];

    /// <summary>The editor takes each in a week after it appeared, or on the first day of the story.</summary>
    public static IEnumerable<Scene> Tell(DateOnly from)
    {
        foreach (var policy in DemoWords.Policies)
        {
            var day = policy.PublishedOn.AddDays(7) > from ? policy.PublishedOn.AddDays(7) : from;
            var at = Days.Start(day).AddHours(9);
            var import = Import(policy);
            yield return Scene(at, policy, "import", import);
            yield return Scene(at.AddMinutes(3), policy, "validity", new SetPolicyValidity(import.DocumentId, policy.ValidFrom, policy.ValidTo));
        }
    }

    private static ImportPolicyDocument Import(DemoPolicy policy) => new(Source, policy.Tag, policy.Region, policy.Title, policy.Body, policy.PublishedOn);

    private static Scene Scene(DateTimeOffset at, DemoPolicy policy, string what, ICommand command) =>
        new(at, Cast.Editor, $"demo/policy/{policy.Id}/{what}", _ => Task.FromResult<ICommand?>(command));
}
