using Crm.Inquiries;
using Crm.IntegrationTests.Hotline;
using Crm.IntegrationTests.Policies;
using Crm.Policies;
using Crm.Policies.Cataloguing;
using Crm.Policies.Classifying;
using Crm.Policies.Dating;
using Crm.Policies.Figures;
using Crm.Policies.Figures.Correcting;
using Crm.Policies.Figures.Extracting;
using Crm.Policies.Importing;
using Crm.Policies.Importing.Running;
using Crm.Policies.Importing.Undoing;
using Crm.Policies.Repealing;
using Crm.Policies.Revising;
using Crm.Policies.Unanswered;
using Crm.Policies.Withdrawing;

namespace Crm.IntegrationTests.Commands;

/// <summary>What an editor does with a document of the library.</summary>
internal static class PolicyExamples
{
    public static Book Book => new Book()
        .First(Library.Editor, Importing)
        .On(Library.Editor, Imported, document => new RevisePolicyDocument(document, 1, "对新建项目给予每亩五万元补助。"))
        .On(Library.Editor, Imported, document => new ClassifyPolicyDocument(document, PolicyKind.Interpretation, "330521", new(2024, 3, 5)))
        .On(Library.Editor, Imported, document => new SetPolicyValidity(document, new(2024, 1, 1), new(2026, 12, 31)))
        .On(Library.Editor, Imported, document => new CataloguePolicyDocument(document, 1, new(PolicyKind.Measure, "330521", new(2024, 3, 5), "11330521002509817X/2024-12345", "德政发〔2024〕18号", "德清县人民政府", ["C3825"], new(2024, 8, 1), null)))
        .On(Library.Editor, Imported, document => new RepealPolicyDocument(document, true, Day, null, "另一份办法"))
        .On(Library.Editor, Repealed, document => new UndoPolicyRepeal(document))
        .On(Library.Editor, Imported, document => new WithdrawPolicyDocument(document, "已经废止"))
        .On(Library.Editor, Withdrawn, document => new RestorePolicyDocument(document))
        .First(Library.Editor, Beginning)
        .On(Library.Editor, Begun, import => new EndPolicyImport(import, new ImportCounts(1, 0, 0, 2, 0, 0, 1), Stopped: false))
        .On(Library.Editor, Begun, import => new ContinuePolicyImport(import))
        .On(Library.Editor, Begun, import => new TakeBackPolicyImport(import, 1, 0))
        .On(Library.Editor, Imported, document => new FillInPolicyDate(document, new(2024, 3, 5)))
        .On(Library.Editor, Brought, x => new TakeBackImported(x.Document, x.Import))
        .On(Library.Editor, Reported, document => new ConfirmFigure(document, 1, 7, 4))
        .On(Library.Editor, Reported, document => new CorrectFigure(document, 1, 7, 4, new(91, "亿元", "财政总收入", 2030, FigureNature.Actual)))
        .On(Library.Editor, Reported, document => new RejectFigure(document, 1, 7, 4, "举例而已"))
        .On(Library.Editor, Judged, x => new UndoFigureJudgement(x.Document, x.Figure))
        .First(Library.Reader, () => new NoteFruitlessSearch(a_question_of_a_caller.NewWord(), Day))
        .On(Library.Editor, Asked, x => new CoverQuestion(x.Question, x.Document, Day))
        .On(Library.Editor, Asked, x => new DismissQuestion(x.Question, "与招商无关", Day));

    private static readonly DateOnly Day = new(2026, 6, 1);

    public static async Task<Guid> Imported(CrmApp app)
    {
        var document = Importing();
        await app.Do(document, Library.Editor);
        return document.DocumentId;
    }

    private static BeginPolicyImport Beginning() => new(Guid.CreateVersion7(), "测试", "政策.zip", new string('a', 64), 4);

    private static async Task<Guid> Begun(CrmApp app)
    {
        var begin = Beginning();
        await app.Do(begin, Library.Editor);
        return begin.PolicyImportId;
    }

    private static async Task<(Guid Document, Guid Import)> Brought(CrmApp app)
    {
        var document = Importing() with { ImportId = await Begun(app) };
        await app.Do(document, Library.Editor);
        return (document.DocumentId, document.ImportId.Value);
    }

    private static ImportPolicyDocument Importing() => new("测试", null, null, "举例之办法" + Guid.NewGuid().ToString("N"), "对新建项目给予每亩三万元补助。");

    private static async Task<(Guid Question, Guid Document)> Asked(CrmApp app)
    {
        var words = new[] { a_question_of_a_caller.NewWord() };
        await app.Handle(new NoteUnanswered(Guid.NewGuid(), words, Topic.Policy, Day));
        return (UnansweredQuestion.IdOf(words), await Imported(app));
    }

    private static async Task<Guid> Repealed(CrmApp app)
    {
        var document = await Imported(app);
        await app.Do(new RepealPolicyDocument(document, false, Day), Library.Editor);
        return document;
    }

    private static async Task<Guid> Reported(CrmApp app)
    {
        var document = new ImportPolicyDocument("测试", null, null, $"2031年某地政府工作报告{Guid.NewGuid():N}", "去年财政总收入90亿元。");
        await app.Do(document, Library.Editor);
        return document.DocumentId;
    }

    private static async Task<(Guid Document, Guid Figure)> Judged(CrmApp app)
    {
        var document = await Reported(app);
        await app.Do(new ConfirmFigure(document, 1, 7, 4), Library.Editor);
        return (document, FigureReview.IdOf(document, FigurePlaces.Of("去年财政总收入90亿元。", 1, 7, 4)));
    }

    private static async Task<Guid> Withdrawn(CrmApp app)
    {
        var document = await Imported(app);
        await app.Do(new WithdrawPolicyDocument(document, "已经废止"), Library.Editor);
        return document;
    }
}
