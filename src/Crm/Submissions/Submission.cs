using Crm.Foundation;
using Crm.Privacy;
using Crm.Submissions.Checking;
using Crm.Team;
using JasperFx.Events;

namespace Crm.Submissions;

/// <summary>An article that was sent in, as decisions need to know it.</summary>
public sealed partial record Submission
{
    /// <summary>How often an author can answer.</summary>
    public const int MostReplies = 20;

    /// <summary>Stream id; made with the form.</summary>
    public Guid Id { get; init; }

    public string Number { get; init; } = "";

    public SubmissionState State { get; init; }

    /// <summary>Login of the editor who has it; null while nobody does.</summary>
    public string? Editor { get; init; }

    public string UnitPath { get; init; } = "";

    public string Unit { get; init; } = "";

    public string Title { get; init; } = "";

    public string Organisation { get; init; } = "";

    /// <summary>Null once the author took their consent back.</summary>
    public SealedContact? Author { get; init; }

    /// <summary>Whose consent it was, whatever became of it: their data are kept while the submission is under lock.</summary>
    public Guid? Person { get; init; }

    /// <summary>The text as it stands now.</summary>
    public string Body { get; init; } = "";

    /// <summary>Number of the text as it stands now, from 1; a new one with every correction and every new text of its author.</summary>
    public int TextNumber { get; init; } = 1;

    public string? Region { get; init; }

    public string Language { get; init; } = "zh-CN";

    /// <summary>What was looked for in the text as it stands now.</summary>
    public IReadOnlyList<ProhibitedKind> Checked { get; init; } = [];

    /// <summary>The document it became.</summary>
    public Guid? Document { get; init; }

    public string? PublishedTitle { get; init; }

    /// <summary>Who may look at it while it is kept under lock; null where it is not.</summary>
    public IReadOnlyList<string>? Readers { get; init; }

    /// <summary>Login of whoever put it under lock; null where it is not.</summary>
    public string? LockedBy { get; init; }

    /// <summary>How often its author answered.</summary>
    public int Replies { get; init; }

    /// <summary>How often its author was told something by mail; tells one letter from the next.</summary>
    public int Told { get; init; }

    public static Submission Create(IEvent<SubmissionReceived> e) => new()
    {
        Id = e.StreamId,
        Number = e.Data.Number,
        State = SubmissionState.Waiting,
        Unit = e.Data.Unit,
        UnitPath = e.Data.UnitPath,
        Title = e.Data.Title,
        Organisation = e.Data.Organisation,
        Author = e.Data.Author,
        Person = e.Data.Author.Person,
        Body = e.Data.Body,
        Region = e.Data.Region,
        Language = e.Data.Language,
    };

    public Submission Apply(SubmissionClaimed e) => this with { Editor = e.By, Unit = e.Unit, UnitPath = e.UnitPath };

    public Submission Apply(SubmissionReleased _) => this with { Editor = null };

    public Submission Apply(SubmissionCorrected e) => this with { Title = e.Title, Organisation = e.Organisation, Body = e.Body, Region = e.Region, TextNumber = TextNumber + 1 };

    public Submission Apply(SubmissionAskedBack _) => this with { State = SubmissionState.Asked, Told = Told + 1 };

    // What the author wrote anew nobody has looked at yet.
    public Submission Apply(SubmissionReplied e) => e is { Title: null, Body: null }
        ? this with { State = SubmissionState.Waiting, Replies = Replies + 1 }
        : this with { State = SubmissionState.Waiting, Replies = Replies + 1, Title = e.Title ?? Title, Body = e.Body ?? Body, Checked = [], TextNumber = TextNumber + 1 };

    public Submission Apply(SubmissionKindsChecked e) => this with { Checked = e.Kinds };

    public Submission Apply(SubmissionAccepted _) => this with { State = SubmissionState.Accepted, Told = Told + 1 };

    public Submission Apply(SubmissionRefused _) => this with { State = SubmissionState.Refused, Told = Told + 1 };

    public Submission Apply(SubmissionReopened _) => this with { State = SubmissionState.Waiting, Told = Told + 1 };

    public Submission Apply(SubmissionPublished e) => this with { State = SubmissionState.Published, Document = e.Document, PublishedTitle = e.Title, Told = Told + 1 };

    public Submission Apply(SubmissionTakenDown _) => this with { State = SubmissionState.TakenDown, Told = Told + 1 };

    public Submission Apply(SubmissionPutBack _) => this with { State = SubmissionState.Published, Told = Told + 1 };

    public Submission Apply(SubmissionWithdrawn _) => this with { State = SubmissionState.Withdrawn };

    public Submission Apply(AuthorConsentWithdrawn _) => this with { Author = null };

    public Submission Apply(SubmissionLockedAway e) => this with { Readers = e.Readers, LockedBy = LockedBy ?? e.By };

    public Submission Apply(SubmissionUnlocked _) => this with { Readers = null, LockedBy = null };

    /// <summary>What has become of a submission is decided once.</summary>
    public void MustBeOpen()
    {
        if (State == SubmissionState.Withdrawn) throw new RuleBroken("作者撤回了这篇投稿。");
        if (State is not (SubmissionState.Waiting or SubmissionState.Asked)) throw new RuleBroken("这篇投稿已经处理过了。要重新处理，请先撤销原来的决定。");
    }

    /// <summary>One editor works on a submission at a time, so that no two decide differently.</summary>
    public void MustBeOf(Actor actor)
    {
        if (actor.IsJob) return;
        if (Editor is null) throw new RuleBroken("请先认领这篇投稿。");
        if (Editor != actor.Login) throw new RuleBroken("这篇投稿由别的编辑在审。要接着审，请先认领。");
    }

    /// <summary>What is kept under lock stays as it is.</summary>
    public void MustNotBeLocked()
    {
        if (Readers is not null) throw new RuleBroken("这篇投稿已封存，不能再改动。");
    }

    /// <summary>What is kept under lock can still be refused, by whoever may read it: its author is not kept waiting for ever.</summary>
    public void MustBeReadableBy(Actor actor)
    {
        if (Readers is not null && !actor.IsJob && !Readers.Contains(actor.Login)) throw new RuleBroken("这篇投稿已封存，只有指定的人可以处理。") { Kind = Refusal.Forbidden };
    }

    /// <summary>What somebody accepts or publishes is what they read.</summary>
    /// <param name="text">Number of the text they read.</param>
    public void MustReadAs(int text)
    {
        if (text != TextNumber) throw new RuleBroken("你打开之后，文章改过。请看过现在的正文再决定。") { Kind = Refusal.Conflict };
    }

    /// <summary>An author can answer when asked, so often.</summary>
    public void MustWaitForAuthor()
    {
        if (Readers is not null) throw new RuleBroken("编辑现在没有问题要问您，不用答复。");
        if (State == SubmissionState.Withdrawn) throw new RuleBroken("这篇投稿您已经撤回。要继续的话，请重新投稿。");
        if (State != SubmissionState.Asked) throw new RuleBroken("编辑现在没有问题要问您，不用答复。");
        if (Replies >= MostReplies) throw new RuleBroken("答复最多 {0} 次，内容还在，请打电话告诉我们。", MostReplies);
    }
}

/// <summary>Where a submission stands.</summary>
public enum SubmissionState
{
    /// <summary>待审.</summary>
    Waiting = 1,

    /// <summary>待作者答复.</summary>
    Asked,

    /// <summary>已采用: will be published.</summary>
    Accepted,

    /// <summary>未采用.</summary>
    Refused,

    /// <summary>已发布.</summary>
    Published,

    /// <summary>已撤下: was published and taken down.</summary>
    TakenDown,

    /// <summary>作者撤回.</summary>
    Withdrawn,
}
