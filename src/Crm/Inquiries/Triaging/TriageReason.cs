using System.Linq.Expressions;
using Crm.Foundation;
using FluentValidation;

namespace Crm.Inquiries.Triaging;

/// <summary>Why an inquiry opened a lead, was put to one that is there, or was only answered. Why it was put aside is a <see cref="ClosingReason"/>.</summary>
public enum TriageReason
{
    /// <summary>新企业，有投资意向.</summary>
    NewInvestor = 1,

    /// <summary>老客户，另一个项目.</summary>
    AnotherProject,

    /// <summary>上级或合作方推荐.</summary>
    Recommended,

    /// <summary>同一项目再次咨询.</summary>
    SameProject = 21,

    /// <summary>补充需求.</summary>
    MoreDetail,

    /// <summary>询问进度.</summary>
    ProgressAsked,

    /// <summary>只了解政策，没有项目.</summary>
    NoProject = 41,

    /// <summary>意向尚早，以后再联系.</summary>
    TooEarly,

    /// <summary>条件不合，已说明.</summary>
    NotFitting,

    /// <summary>通话中已问清: set by the product where a call became the inquiry.</summary>
    DuringCall = 90,

    /// <summary>其他: the words beside it say what.</summary>
    Other = 99,
}

/// <summary>Which reasons go with which decision, their words, and that one is given.</summary>
public static class TriageReasons
{
    /// <summary>For opening a lead.</summary>
    public static IReadOnlyList<TriageReason> ForNewLead { get; } = [TriageReason.NewInvestor, TriageReason.AnotherProject, TriageReason.Recommended, TriageReason.Other];

    /// <summary>For putting it to a lead that is there.</summary>
    public static IReadOnlyList<TriageReason> ForTouch { get; } = [TriageReason.SameProject, TriageReason.MoreDetail, TriageReason.ProgressAsked, TriageReason.Other];

    /// <summary>For answering it, when nothing more comes of it.</summary>
    public static IReadOnlyList<TriageReason> ForAnswer { get; } = [TriageReason.NoProject, TriageReason.TooEarly, TriageReason.NotFitting, TriageReason.Other];

    /// <summary>A reason in the current language.</summary>
    public static string Of(TriageReason reason) => reason switch
    {
        TriageReason.NewInvestor => Texts.Of("新企业，有投资意向"),
        TriageReason.AnotherProject => Texts.Of("老客户，另一个项目"),
        TriageReason.Recommended => Texts.Of("上级或合作方推荐"),
        TriageReason.SameProject => Texts.Of("同一项目再次咨询"),
        TriageReason.MoreDetail => Texts.Of("补充需求"),
        TriageReason.ProgressAsked => Texts.Of("询问进度"),
        TriageReason.NoProject => Texts.Of("只了解政策，没有项目"),
        TriageReason.TooEarly => Texts.Of("意向尚早，以后再联系"),
        TriageReason.NotFitting => Texts.Of("条件不合，已说明"),
        TriageReason.DuringCall => Texts.Of("通话中已问清"),
        TriageReason.Other => Texts.Of("其他"),
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };

    /// <summary>What was written where nothing was picked counts as <see cref="TriageReason.Other"/>.</summary>
    public static TriageReason Picked(TriageReason? reason) => reason ?? TriageReason.Other;

    /// <summary>One of the reasons is picked, or one is written.</summary>
    public static void MustBeGiven<T>(
        this AbstractValidator<T> rules, IReadOnlyList<TriageReason> known, Expression<Func<T, TriageReason?>> reason, Expression<Func<T, string?>> note)
    {
        var (picked, written) = (reason.Compile(), note.Compile());
        rules.RuleFor(reason).Must((command, given) => given is not null || written(command).Filled() is not null).WithMessage("请选一个理由，或者写下来。")
            .Must(given => given is not { } one || known.Contains(one)).WithMessage("这个理由不适用于这种处理。");
        rules.RuleFor(note).NotEmpty().When(command => picked(command) == TriageReason.Other).WithMessage("选“其他”时，请写下理由。")
            .MaximumLength(500).WithMessage("理由不能超过 500 个字。");
    }
}
