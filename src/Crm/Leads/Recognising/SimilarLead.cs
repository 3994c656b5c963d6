using Crm.Foundation;
using Crm.Leads.Listing;
using Crm.Team;

namespace Crm.Leads.Recognising;

/// <summary>
/// A lead of what may be the same investor. Whoever may not open it is told that there is one and whom to ask, as <see cref="Recognition"/> says, and nothing of the project.
/// </summary>
/// <param name="MayOpen">Whether the asking person may open the lead.</param>
/// <param name="Number">Null for who may not open it.</param>
/// <param name="Project">Null for who may not open it.</param>
/// <param name="Owner">Name of the officer in charge; null while it lies in the unit's pool.</param>
/// <param name="Unit">Name of the unit in charge.</param>
/// <param name="LastFollowUp">Day of the last talk with the investor.</param>
/// <param name="Reasons">Why it is thought to be the same, in words.</param>
public sealed record SimilarLead(
    Guid Id, bool MayOpen, string? Number, string Company, string? Project, Stage Stage, string? Owner, string Unit, DateOnly? LastFollowUp, Verdict Verdict, IReadOnlyList<SimilarReason> Reasons)
{
    /// <summary>Whether something can still be put to it.</summary>
    public bool IsOpen => Stage != Stage.Terminated;

    /// <summary>Whether a contact is the same.</summary>
    public bool SamePerson => Reasons.Any(reason => reason.Clue == Clue.SamePerson);

    internal static SimilarLead Of(LeadListing row, Likeness likeness, Actor actor, IRoster roster)
    {
        var open = LeadReach.Reaches(actor, row.Unit, row.Owner, row.SharedWith);
        return new(
            row.Id, open, open ? row.Number : null, row.Company, open ? row.Project : null, row.Stage, row.Owner is { } owner ? roster.Person(owner)?.Name ?? owner : null,
            roster.Unit(row.Unit)?.Name ?? row.Unit, row.LastFollowUp, likeness.Verdict, [.. likeness.Clues.Select(clue => new SimilarReason(clue, ClueWords.Of(clue)))]);
    }
}

/// <summary>One reason.</summary>
/// <param name="Text">In the language of the person.</param>
public sealed record SimilarReason(Clue Clue, string Text);

/// <summary>Clues and verdicts in the words of the current language.</summary>
public static class ClueWords
{
    /// <summary>What speaks for or against.</summary>
    public static string Of(Clue clue) => clue switch
    {
        Clue.SameCode => Texts.Of("信用代码相同"),
        Clue.OtherCode => Texts.Of("信用代码不同"),
        Clue.SamePerson => Texts.Of("联系人的号码或邮箱相同"),
        Clue.SameDomain => Texts.Of("企业邮箱域名相同"),
        Clue.SameName => Texts.Of("企业名称相同"),
        Clue.SameStem => Texts.Of("企业名称去掉地区和组织形式后相同"),
        Clue.ShortName => Texts.Of("一个是另一个的简称"),
        Clue.SameTrade => Texts.Of("字号和行业相同"),
        Clue.SoundAlike => Texts.Of("企业名称读音相同"),
        Clue.ShapeAlike => Texts.Of("企业名称只有形近字不同"),
        Clue.NearMiss => Texts.Of("企业名称只差一个字"),
        Clue.SameBrand => Texts.Of("字号相同"),
        Clue.SamePlace => Texts.Of("地区相同"),
        Clue.OtherPlace => Texts.Of("地区不同"),
        _ => throw new ArgumentOutOfRangeException(nameof(clue), clue, null),
    };

    /// <summary>How sure it is.</summary>
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Same => Texts.Of("同一企业"),
        Verdict.Likely => Texts.Of("可能是同一企业"),
        Verdict.Different => Texts.Of("不同企业"),
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, null),
    };
}
