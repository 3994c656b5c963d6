using Crm.Policies.Comparing;
using Crm.Policies.Reading;
using CsCheck;

namespace Crm.Tests.Policies.Comparing;

public class two_versions_of_a_text
{
    private const string First = "一、总体要求\n坚持招商引资一号工程，提高服务质量。\n二、重点任务\n新供工业用地1.95万亩，新开工项目100个。\n三、保障措施\n对新建项目给予每亩三万元补助，期限为两年。";

    [Fact]
    public void that_are_the_same_differ_nowhere() => TextComparison.Of(First, First).ShouldAllBe(c => c.Kind == ChangeKind.Same);

    [Fact]
    public void show_what_was_put_in_and_what_was_left_out()
    {
        Shown(First, First.Replace("二、重点任务\n", "二、重点任务\n建立重大项目专班，一事一议。\n")).ShouldBe(["+建立重大项目专班，一事一议。"]);
        Shown(First, First.Replace("坚持招商引资一号工程，提高服务质量。\n", "")).ShouldBe(["-坚持招商引资一号工程，提高服务质量。"]);
    }

    [Fact]
    public void show_amounts_as_a_whole() =>
        Shown(First, First.Replace("每亩三万元", "每亩五万元").Replace("1.95万亩", "2.1万亩")).ShouldBe(["新供工业用地[-1.95万亩-][+2.1万亩+]，新开工项目100个。", "对新建项目给予每亩[-三万元-][+五万元+]补助，期限为两年。"]);

    [Fact]
    public void show_words_and_not_the_single_characters_they_happen_to_share() =>
        WordChanges.Of("支持企业发展壮大", "支持企业开展并购").Select(Shown).ShouldBe(["支持企业", "[-发展壮大-]", "[+开展并购+]"]);

    [Fact]
    public void show_a_paragraph_that_stands_elsewhere_as_moved()
    {
        var moved = "坚持招商引资一号工程，提高服务质量。";
        var changes = TextComparison.Of(First, First.Replace(moved + "\n", "") + "\n" + moved);
        changes.Where(c => c.Kind != ChangeKind.Same).Select(c => (c.Kind, c.Old, c.New)).ShouldBe([(ChangeKind.Moved, 1, 5)]);
    }

    [Fact]
    public void show_a_paragraph_that_moved_with_other_words_as_both()
    {
        var changed = TextComparison.Of(First, "对新建项目给予每亩五万元补助，期限为两年。\n" + First.Replace("\n对新建项目给予每亩三万元补助，期限为两年。", "")).Where(c => c.Kind != ChangeKind.Same).ShouldHaveSingleItem();
        changed.Kind.ShouldBe(ChangeKind.Moved);
        string.Concat(changed.Runs.Select(Shown)).ShouldBe("对新建项目给予每亩[-三万元-][+五万元+]补助，期限为两年。");
    }

    [Fact]
    public void show_a_heading_with_another_number_as_changed() =>
        Shown(First, First.Replace("三、保障", "四、保障")).ShouldBe(["[-三-][+四+]、保障措施"]);

    [Fact]
    public void turn_one_into_the_other() => (from older in Texts from newer in Texts select (older, newer)).Sample(p => Holds(p.older, p.newer), iter: 2_000);

    [Fact]
    public void turn_one_into_the_other_after_any_edit() =>
        (from older in Texts from at in Gen.Int[0, 200] from length in Gen.Int[0, 40] from put in Texts select (older, Edit(older, at, length, put))).Sample(p => Holds(p.older, p.Item2), iter: 2_000);

    [Fact]
    public void that_have_nothing_in_common_and_are_long_are_compared_at_once()
    {
        var (older, newer) = (Long(1), Long(2));
        Holds(older, newer);
        Holds(new string('甲', 60_000), new string('乙', 60_000));
    }

    private static readonly Gen<string> Texts =
        Gen.OneOf<string>("一、总体要求", "（一）用地。", "对新建项目给予每亩三万元补助。", "新供工业用地1.95万亩，", "增长7.9%。", "GDP达到3.2亿元；", "\n", "字", "企业", "😀", " ").Array[0, 60].Select(string.Concat);

    private static string Long(int seed)
    {
        var random = new Random(seed);
        return string.Join('\n', Enumerable.Range(0, 600).Select(_ => new string([.. Enumerable.Range(0, 60).Select(_ => (char)(0x4e00 + random.Next(3000)))]) + "。"));
    }

    private static string Edit(string text, int at, int length, string put) => text.Length == 0 ? put : text.Remove(at % text.Length, Math.Min(length, text.Length - (at % text.Length))).Insert(at % text.Length, put);

    // Applies the changes to the older text's paragraphs and gets the newer's, and the other way round.
    private static void Holds(string older, string newer)
    {
        var (old, now) = (Paragraphs(older), Paragraphs(newer));
        var changes = TextComparison.Of(older, newer);
        changes.Where(c => c.New is not null).Select(c => c.New!.Value).ShouldBe(Enumerable.Range(0, now.Count));
        changes.Where(c => c.Old is not null).Select(c => c.Old!.Value).Order().ShouldBe(Enumerable.Range(0, old.Count));
        foreach (var change in changes)
        {
            Without(change, RunKind.Inserted).ShouldBe(change.Old is { } i ? old[i] : "");
            Without(change, RunKind.Deleted).ShouldBe(change.New is { } j ? now[j] : "");
        }
    }

    private static string Without(ParagraphChange change, RunKind kind) => string.Concat(change.Runs.Where(r => r.Kind != kind).Select(r => r.Text));

    private static List<string> Paragraphs(string body) => [.. PolicyOutline.Of(body).Select(b => b.Text)];

    private static IEnumerable<string> Shown(string older, string newer) => TextComparison.Of(older, newer).Where(c => c.Kind != ChangeKind.Same).Select(c => c.Kind switch
    {
        ChangeKind.Inserted => "+" + c.Runs[0].Text,
        ChangeKind.Deleted => "-" + c.Runs[0].Text,
        _ => string.Concat(c.Runs.Select(Shown)),
    });

    private static string Shown(DiffRun run) => run.Kind switch { RunKind.Deleted => $"[-{run.Text}-]", RunKind.Inserted => $"[+{run.Text}+]", _ => run.Text };
}
