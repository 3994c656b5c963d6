using Crm.Foundation;

namespace Crm.Tests.Foundation;

public class the_command_line
{
    [Fact]
    public void takes_demo_anywhere_as_a_setting_without_a_value() =>
        CommandLine.Settings(["--demo", "--urls", "http://localhost:5090"]).ShouldBe(["--CRM_DEMO=true", "--urls", "http://localhost:5090"]);

    [Theory]
    [InlineData("", true, true)]
    [InlineData("--urls http://localhost:5090", true, true)]
    [InlineData("backup records keys", false, true)]
    [InlineData("help", false, false)]
    [InlineData("codegen write", false, false)]
    [InlineData("cti-simulate --seed 2", false, false)]
    public void serves_unless_a_verb_comes_first(string line, bool serves, bool needsDatabase)
    {
        var args = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        CommandLine.Serves(args).ShouldBe(serves);
        CommandLine.NeedsDatabase(args).ShouldBe(needsDatabase);
    }
}
