using System.Text.RegularExpressions;

namespace Crm.Tests.Architecture;

public partial class source_files
{
    [Fact]
    public void written_by_hand_stay_below_300_lines() =>
        SourceTree.Files("src", ".cs", ".razor", ".css", ".js").Concat(SourceTree.Files("tests", ".cs", ".razor"))
            .Where(file => SourceTree.Lines(file.Text) > 300)
            .Select(file => $"{file.Path}: {SourceTree.Lines(file.Text)}")
            .ShouldBeEmpty();

    [Fact]
    public void of_razor_stay_below_120_lines_with_40_of_code() =>
        SourceTree.Files("src", ".razor")
            .Select(file => (file.Path, Lines: SourceTree.Lines(file.Text), Code: Code().Match(file.Text) is { Success: true } code ? SourceTree.Lines(code.Value) : 0))
            .Where(file => file.Lines > 120 || file.Code > 42)
            .Select(file => $"{file.Path}: {file.Lines}, code {file.Code}")
            .ShouldBeEmpty();

    [Fact]
    public void of_razor_have_no_inline_styles() =>
        SourceTree.Files("src", ".razor").Where(file => InlineStyle().IsMatch(file.Text)).Select(file => file.Path).ShouldBeEmpty();

    [Fact]
    public void have_no_scripts_in_markup() =>
        SourceTree.Files("src", ".razor").Where(file => InlineScript().IsMatch(file.Text)).Select(file => file.Path).ShouldBeEmpty();

    [Fact]
    public void of_csharp_use_file_scoped_namespaces_named_after_their_folder() =>
        SourceTree.Files("src/Crm", ".cs")
            .Where(file => !file.Path.EndsWith("Program.cs", StringComparison.Ordinal))
            .Select(file => (file.Path, Wanted: Path.GetDirectoryName(file.Path)!.Replace("src/", "").Replace('\\', '/').Replace('/', '.'), Match: Namespace().Match(file.Text)))
            .Where(file => !file.Match.Success || file.Match.Groups[1].Value != file.Wanted)
            .Select(file => $"{file.Path}: {file.Match.Groups[1].Value}")
            .ShouldBeEmpty();

    [GeneratedRegex(@"^@code\s*\{.*\z", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Code();

    [GeneratedRegex(@"\s(?:style|Style)=""")]
    private static partial Regex InlineStyle();

    [GeneratedRegex(@"<script(?![^>]*\ssrc=)|\son(?:click|change|input|load|submit)=""")]
    private static partial Regex InlineScript();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
