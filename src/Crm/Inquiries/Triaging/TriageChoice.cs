using Crm.Foundation;
using Crm.Inquiries.Answering;
using Crm.Inquiries.Closing;
using Crm.Inquiries.Converting;
using Crm.Inquiries.Touching;

namespace Crm.Inquiries.Triaging;

/// <summary>What can be decided about an inquiry, in the order of the keys 1 to 4.</summary>
public enum TriageChoice
{
    /// <summary>建新线索.</summary>
    NewLead = 1,

    /// <summary>并入已有线索.</summary>
    Touch,

    /// <summary>只答复.</summary>
    Answer,

    /// <summary>无效，关闭.</summary>
    Close,
}

/// <summary>The choices in words, and the command that carries each out.</summary>
public static class TriageChoices
{
    /// <summary>On the button that chooses it.</summary>
    public static string Of(TriageChoice choice) => choice switch
    {
        TriageChoice.NewLead => Texts.Of("建新线索"),
        TriageChoice.Touch => Texts.Of("并入已有线索"),
        TriageChoice.Answer => Texts.Of("只答复"),
        TriageChoice.Close => Texts.Of("无效，关闭"),
        _ => throw new ArgumentOutOfRangeException(nameof(choice), choice, null),
    };

    /// <summary>On the button that does it.</summary>
    public static string Verb(TriageChoice choice) => choice switch
    {
        TriageChoice.NewLead => Texts.Of("建线索并交办"),
        TriageChoice.Touch => Texts.Of("并入这条线索"),
        TriageChoice.Answer => Texts.Of("记下答复"),
        TriageChoice.Close => Texts.Of("关闭"),
        _ => throw new ArgumentOutOfRangeException(nameof(choice), choice, null),
    };

    /// <summary>What is said once it is done.</summary>
    public static string Done(TriageChoice choice) => choice switch
    {
        TriageChoice.NewLead => Texts.Of("已转线索，并通知了负责人"),
        TriageChoice.Touch => Texts.Of("已并入线索，并通知了负责人"),
        TriageChoice.Answer => Texts.Of("答复已记下"),
        TriageChoice.Close => Texts.Of("咨询已关闭"),
        _ => throw new ArgumentOutOfRangeException(nameof(choice), choice, null),
    };

    /// <summary>Its reasons; none for <see cref="TriageChoice.Close"/>, which has its own.</summary>
    public static IReadOnlyList<TriageReason> Reasons(TriageChoice choice) => choice switch
    {
        TriageChoice.NewLead => TriageReasons.ForNewLead,
        TriageChoice.Touch => TriageReasons.ForTouch,
        TriageChoice.Answer => TriageReasons.ForAnswer,
        _ => [],
    };
}

/// <summary>What a person fills in to decide about one inquiry.</summary>
/// <param name="inquiry">The inquiry.</param>
/// <param name="target">Where a new lead goes.</param>
public sealed class TriageSheet(Guid inquiry, LeadTarget target)
{
    private readonly Guid lead = Guid.CreateVersion7();

    /// <summary>What is being decided; null while nothing is chosen.</summary>
    public TriageChoice? Choice { get; set; }

    public TriageReason? Reason { get; set; }

    public ClosingReason? Closing { get; set; }

    /// <summary>The reason in one's own words, or a remark beside it.</summary>
    public string? Note { get; set; }

    public string? Answer { get; set; }

    /// <summary>Name of the company where the inquiry has none.</summary>
    public string? Company { get; set; }

    /// <summary>The lead it belongs to.</summary>
    public Guid? Into { get; set; }

    /// <summary>Where a new lead goes.</summary>
    public LeadTarget Target { get; } = target;

    /// <summary>Chooses; what was picked for another choice does not go with it.</summary>
    public void Choose(TriageChoice choice) => (Choice, Reason, Closing) = (choice, choice == Choice ? Reason : null, choice == Choice ? Closing : null);

    /// <summary>The command.</summary>
    /// <exception cref="RuleBroken">Nothing was chosen, or no lead.</exception>
    public IInquiryCommand Command(DateOnly today) => Choice switch
    {
        TriageChoice.NewLead => new TurnInquiryIntoLead(inquiry, lead, today, Target.Unit, Target.Owner, Company, Target.Project, Reason, Note),
        TriageChoice.Touch => new TouchLead(inquiry, Into ?? throw new RuleBroken("请选并入哪条线索。") { Field = nameof(TouchLead.LeadId), Kind = Refusal.Input }, today, Reason, Note),
        TriageChoice.Answer => new AnswerInquiry(inquiry, Answer ?? "", today, Reason, Note),
        TriageChoice.Close => new CloseInquiry(inquiry, Closing ?? throw new RuleBroken("请选一个原因。") { Field = nameof(CloseInquiry.Reason), Kind = Refusal.Input }, Note, today),
        _ => throw new RuleBroken("请先选怎么处理。"),
    };
}
