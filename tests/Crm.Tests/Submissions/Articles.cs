using Crm.Privacy;
using Crm.Submissions;
using Crm.Submissions.Checking;
using Crm.Team;

namespace Crm.Tests.Submissions;

/// <summary>Submissions to start from.</summary>
internal static class Articles
{
    public static readonly DateOnly Day = new(2026, 11, 10);
    public static readonly Guid Id = Guid.Parse("0198c0de-0000-7000-8000-0000000000aa");
    public static readonly Actor Editor = new("bianji", "编辑", "330500", "330000/330500/", new HashSet<Role> { Role.Editor }, "page");
    public static readonly Actor Colleague = Editor with { Login = "tongshi" };

    private static readonly Guid Person = Guid.Parse("0198c0de-0000-7000-8000-0000000000ab");

    public static readonly SealedContact Author = new(Person, new Sealed(Person, "bmFtZQ=="), null, new Sealed(Person, "bWFpbA=="), null, null);

    /// <summary>A text of so many Chinese characters, none of it twice in the same way.</summary>
    public static string Text(int characters) => string.Concat(Enumerable.Range(0, characters).Select(i => (char)('一' + i * 7 % 9_000)));

    public static Submission Waiting => new()
    {
        Id = Id, Number = "TG-20261110-0001", State = SubmissionState.Waiting, Unit = "330500", UnitPath = "330000/330500/", Title = "标准地改革观察", Organisation = "某研究院", Author = Author, Body = Text(1_200),
    };

    public static Submission Mine => Waiting.Apply(new SubmissionClaimed(Editor.Login, Editor.Unit, "330000/330500/", Day));

    public static Submission Looked => Mine.Apply(new SubmissionKindsChecked(ProhibitedKinds.All, Day));

    public static Submission Accepted => Looked.Apply(new SubmissionAccepted(null, Day));
}
