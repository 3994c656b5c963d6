using Crm.Policies.Importing.Extracting;
using Crm.Testing;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Crm.Tests.Policies.Importing.Extracting;

public class a_word_document
{
    [Fact]
    public void gives_its_title_its_headings_its_paragraphs_and_its_tables_as_lines()
    {
        var read = Read(DocumentFiles.Word("德清县准入标准", "#一、总则", "为了规范项目准入，制定本标准。", "|行业|投资强度|", "|装备|150 万元/亩|", "附则。"));
        read.Title.ShouldBe("德清县准入标准");
        read.Lines.ShouldBe(["一、总则", "为了规范项目准入，制定本标准。", "行业 | 投资强度", "装备 | 150 万元/亩", "附则。"]);
    }

    [Fact]
    public void without_a_title_of_its_own_is_named_after_its_first_heading() => Read(DocumentFiles.Word(null, "#准入标准", "正文。")).Title.ShouldBe("准入标准");

    [Fact]
    public void with_macros_is_refused_whatever_it_calls_itself() =>
        Should.Throw<NotExtracted>(() => Read(DocumentFiles.WordWithMacros("正文。"))).Fault.ShouldBe(ExtractionFault.Macros);

    [Fact]
    public void that_is_broken_is_refused()
    {
        var whole = DocumentFiles.Word(null, "正文。");
        foreach (var bytes in new[] { whole[..^200], DocumentFiles.Zip(("a.txt", [1])), [1, 2, 3] })
            Should.Throw<NotExtracted>(() => Read(bytes)).Fault.ShouldBe(ExtractionFault.Broken);
    }

    [Fact]
    public void that_swells_is_refused() =>
        Should.Throw<NotExtracted>(() => Read(DocumentFiles.Zip(("word/document.xml", new byte[101 << 20])))).Fault.ShouldBe(ExtractionFault.TooMuch);

    [Fact]
    public void keeps_the_numbers_that_the_program_puts_before_headings()
    {
        var read = Read(DocumentFiles.WordOf(main =>
        {
            main.AddNewPart<NumberingDefinitionsPart>().Numbering = new Numbering(
                new AbstractNum(Level(0, NumberFormatValues.ChineseCounting, "%1、"), Level(1, NumberFormatValues.Decimal, "%2.")) { AbstractNumberId = 1 },
                new NumberingInstance(new AbstractNumId { Val = 1 }) { NumberID = 1 });
            main.Document = new Document(new Body(Numbered(0, "总体要求"), Numbered(1, "坚持项目为王"), Numbered(1, "坚持链式招商"), Numbered(0, "主要目标"), Numbered(1, "引进二十个")));
        }));
        read.Lines.ShouldBe(["一、总体要求", "1.坚持项目为王", "2.坚持链式招商", "二、主要目标", "1.引进二十个"]);
    }

    [Fact]
    public void leaves_out_what_was_deleted_while_changes_were_tracked()
    {
        var read = Read(DocumentFiles.WordOf(main => main.Document = new Document(new Body(new Paragraph(
            new Run(new Text("奖励")), new DeletedRun(new Run(new DeletedText("一百"))) { Author = "a" }, new InsertedRun(new Run(new Text("二百"))) { Author = "a" }, new Run(new Text("万元。")))))));
        read.Lines.ShouldBe(["奖励二百万元。"]);
    }

    private static DocumentFormat.OpenXml.Wordprocessing.Level Level(int number, NumberFormatValues format, string text) =>
        new(new StartNumberingValue { Val = 1 }, new NumberingFormat { Val = format }, new LevelText { Val = text }) { LevelIndex = number };

    private static Paragraph Numbered(int level, string text) =>
        new(new ParagraphProperties(new NumberingProperties(new NumberingLevelReference { Val = level }, new NumberingId { Val = 1 })), new Run(new Text(text)));

    private static ExtractedText Read(byte[] bytes) => WordText.Read(new MemoryStream(bytes));
}
