using Crm.Foundation;
using Crm.Inquiries;
using Crm.Notifications;
using Crm.Team;

namespace Crm.Submissions.Telling;

/// <summary>Who of the staff is told what happens to a submission: all editors while nobody has it, then the one who has.</summary>
public static class SubmissionNews
{
    /// <summary>A submission came in.</summary>
    public static StaffNews Arrived(string number, Guid submission, IRoster roster) => New(NewsKind.SubmissionArrived, number, submission, null, roster);

    /// <summary>Its author answered.</summary>
    public static StaffNews Replied(Submission submission, IRoster roster) => New(NewsKind.SubmissionReplied, submission.Number, submission.Id, submission.Editor, roster);

    /// <summary>Its author took it back.</summary>
    public static StaffNews Withdrawn(Submission submission, IRoster roster) => New(NewsKind.SubmissionWithdrawn, submission.Number, submission.Id, submission.Editor, roster);

    /// <summary>It is no longer kept under lock: those who could read it hear who decided that.</summary>
    public static StaffNews Unlocked(Submission submission, Actor by) => new(
        Guid.CreateVersion7(), NewsKind.SubmissionUnlocked, [.. submission.Readers!.Where(login => login != by.Login)], by.Login, $"/submissions/{submission.Id}", submission.Number);

    private static StaffNews New(NewsKind kind, string number, Guid submission, string? editor, IRoster roster) =>
        new(Guid.CreateVersion7(), kind, Editors(editor, roster), InquiryTeam.Visitor, $"/submissions/{submission}", number);

    private static IReadOnlyList<string> Editors(string? editor, IRoster roster)
    {
        if (editor is not null && roster.Person(editor) is { Disabled: false }) return [editor];
        return [.. roster.Units.Take(1).SelectMany(top => roster.People(top.Path, Role.Editor)).Where(p => !p.Disabled).Select(p => p.Login).Distinct()];
    }
}
