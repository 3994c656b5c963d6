using Crm.Foundation;
using JasperFx.Events;

namespace Crm.Promises;

/// <summary>One promise to one investor, as decisions need to know it.</summary>
public sealed partial record Promise
{
    /// <summary>Stream id.</summary>
    public Guid Id { get; init; }

    /// <summary>The lead it was made on.</summary>
    public Guid Lead { get; init; }

    public PromiseState State { get; init; }

    /// <summary>Where it stood before it came to an end, and would stand again.</summary>
    public PromiseState Before { get; init; }

    public string What { get; init; } = "";

    public decimal? Amount { get; init; }

    public string? Conditions { get; init; }

    public DateOnly Due { get; init; }

    /// <summary>Day it was promised.</summary>
    public DateOnly MadeOn { get; init; }

    /// <summary>Login of whoever promised it.</summary>
    public string By { get; init; } = "";

    /// <summary>Login of whoever put it down.</summary>
    public string Recorder { get; init; } = "";

    public PromisedPassage? Passage { get; init; }

    /// <summary>What people were told last about the day it is due.</summary>
    public PromiseReminder Reminded { get; init; }

    public static Promise Create(IEvent<PromiseMade> e) => new()
    {
        Id = e.StreamId,
        Lead = e.Data.Lead,
        State = e.Data.Waiting ? PromiseState.Waiting : PromiseState.Given,
        Before = e.Data.Waiting ? PromiseState.Waiting : PromiseState.Given,
        What = e.Data.What,
        Amount = e.Data.Amount,
        Conditions = e.Data.Conditions,
        Due = e.Data.Due,
        MadeOn = e.Data.OccurredOn,
        By = e.Data.By,
        Recorder = e.UserName ?? "",
        Passage = e.Data.Passage,
    };

    public Promise Apply(PromiseApproved _) => this with { State = PromiseState.Given };

    public Promise Apply(PromiseDeclined _) => this with { State = PromiseState.Declined };

    public Promise Apply(PromiseChanged e) => this with
    {
        What = e.What,
        Amount = e.Amount,
        Conditions = e.Conditions,
        Due = e.Due,
        Reminded = e.Due == Due ? Reminded : PromiseReminder.None,
    };

    public Promise Apply(PromiseKept _) => Ended(PromiseState.Kept);

    public Promise Apply(PromiseBroken _) => Ended(PromiseState.Broken);

    public Promise Apply(PromiseWithdrawn _) => Ended(PromiseState.Withdrawn);

    public Promise Apply(PromiseReopened _) => this with { State = Before };

    public Promise Apply(PromiseReminded e) => this with { Reminded = e.Step };

    /// <summary>Only what was given can be kept or broken.</summary>
    public void MustBeGiven()
    {
        if (State == PromiseState.Waiting) throw new RuleBroken("这条承诺还在等负责人批准，还不算作出。");
        MustBeOpen();
    }

    /// <summary>What is over stays as it is until it is reopened.</summary>
    public void MustBeOpen()
    {
        if (State is not (PromiseState.Given or PromiseState.Waiting)) throw new RuleBroken("这条承诺已经了结。要改的话，请先恢复。");
    }

    /// <summary>Nothing happens to a promise before it is made.</summary>
    public void MustNotBeEarlier(DateOnly day)
    {
        if (day < MadeOn) throw new RuleBroken("这一天早于作出承诺的日期（{0:yyyy-MM-dd}）。", MadeOn) { Field = nameof(IFact.OccurredOn), Kind = Refusal.Input };
    }

    private Promise Ended(PromiseState state) => this with { State = state, Before = State };
}

/// <summary>Where a promise stands.</summary>
public enum PromiseState
{
    /// <summary>待批准: it rests on a text that does not hold and does not count as given yet.</summary>
    Waiting = 1,

    /// <summary>履行中.</summary>
    Given,

    /// <summary>已兑现.</summary>
    Kept,

    /// <summary>未兑现.</summary>
    Broken,

    /// <summary>已撤回.</summary>
    Withdrawn,

    /// <summary>未批准.</summary>
    Declined,
}

/// <summary>What people were told about the day a promise is due, in order.</summary>
public enum PromiseReminder
{
    /// <summary>Nothing yet.</summary>
    None,

    /// <summary>Nearly due: whoever is in charge.</summary>
    Near,

    /// <summary>The day has passed: whoever is in charge, and the unit's managers.</summary>
    Overdue,

    /// <summary>It has been over for a week: the managers of the unit above.</summary>
    Escalated,
}
