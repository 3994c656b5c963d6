using Crm.Tests.Architecture;

namespace Crm.Tests.Events;

/// <summary>Files of the repository that somebody has looked at and approved. With CRM_APPROVE=1 in the environment the tests write them anew instead of comparing.</summary>
internal static class Approval
{
    public const string How = "If the change is meant, run tests/Crm.Tests once with CRM_APPROVE=1 in the environment, read the difference in git and commit it.";

    public static bool Asked => Environment.GetEnvironmentVariable("CRM_APPROVE") == "1";

    public static string PathOf(string file) => Path.Combine(SourceTree.Root, file);

    /// <summary>Fails with what to do where the file is missing or says something else.</summary>
    public static void Holds(string file, string text)
    {
        if (Asked) File.WriteAllText(PathOf(file), text);
        File.Exists(PathOf(file)).ShouldBeTrue($"{file} is missing. {How}");
        File.ReadAllText(PathOf(file)).ReplaceLineEndings("\n").ShouldBe(text, $"{file} is not what the code makes now. {How}");
    }
}
