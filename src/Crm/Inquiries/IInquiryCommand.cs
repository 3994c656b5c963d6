using Crm.Foundation;
using Crm.Team;

namespace Crm.Inquiries;

/// <summary>A command about an existing inquiry. Whether the actor reaches it is checked before the handler, on the state the handler decides on.</summary>
public interface IInquiryCommand : IStreamCommand
{
    /// <summary>The inquiry.</summary>
    Guid InquiryId { get; }

    Guid IStreamCommand.Stream => InquiryId;
}

/// <summary>Who reaches an inquiry: agents, managers and auditors those of their unit and below; officers what was handed to them or lies with their unit.</summary>
public static class InquiryReach
{
    /// <summary>Runs between loading the inquiry and handling the command.</summary>
    /// <exception cref="RuleBroken">Out of reach; the sentence is the same as for an inquiry that does not exist.</exception>
    public static void Before(IInquiryCommand command, Inquiry inquiry, Actor actor)
    {
        if (!Reaches(actor, inquiry.Unit, inquiry.To)) throw OutOfReach;
    }

    /// <summary>Whether the actor may see and work on an inquiry of this place.</summary>
    public static bool Reaches(Actor actor, string unit, string? to)
    {
        if (actor.IsJob) return true;
        if (actor.Is(Role.HotlineAgent, Role.Manager, Role.Auditor) && actor.Oversees(unit)) return true;
        return actor.Is(Role.Officer) && (to == actor.Login || (to is null && unit == actor.Unit));
    }

    /// <summary>The refusal for what is not there or not theirs to see.</summary>
    public static RuleBroken OutOfReach => new("没有这条咨询，或者你无权查看。") { Kind = Refusal.Missing };
}
