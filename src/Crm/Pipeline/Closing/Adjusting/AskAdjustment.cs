using Crm.Foundation;
using Crm.Leads;
using Crm.Leads.Listing;
using Crm.Team;
using FluentValidation;
using Marten;
using Wolverine;

namespace Crm.Pipeline.Closing.Adjusting;

/// <summary>Asks that what happened to a lead in a closed month may be entered.</summary>
/// <param name="AdjustmentId">Made by whoever asks, so that asking twice asks once.</param>
/// <param name="Month">"2026-06".</param>
/// <param name="LeadId">Left out for a lead that is yet to be opened with a day of that month.</param>
/// <param name="Unit">The unit in which such a lead is to be opened; the asker's own where it is left out.</param>
[Allow(Role.Officer, Role.Manager)]
public sealed record AskAdjustment(Guid AdjustmentId, string Month, string Reason, Guid? LeadId = null, string? Unit = null) : ICommand;

/// <summary>What an <see cref="AskAdjustment"/> must hold.</summary>
public sealed class AskAdjustmentValidator : AbstractValidator<AskAdjustment>
{
    public AskAdjustmentValidator()
    {
        RuleFor(c => c.Month).Must(month => Months.Understand(month) is not null).WithMessage("月份要写成 2026-06 这样。");
        RuleFor(c => c.Reason).NotEmpty().WithMessage("请写明原因。").MaximumLength(500).WithMessage("原因不能超过 500 个字。");
    }
}

/// <summary>Handles <see cref="AskAdjustment"/>.</summary>
public static class AskAdjustmentHandler
{
    public static async Task<OutgoingMessages> Handle(AskAdjustment command, Actor actor, IRoster roster, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        var month = Months.Read(command.Month);
        var (unit, company) = command.LeadId is { } lead ? await Existing(lead, command, actor, session, token) : (Opening(command, actor, roster), Texts.Of("新线索"));
        var about = command.LeadId ?? Guid.Empty;
        var closers = await Closers(about, unit, month, roster, session, token);
        var before = await session.Query<Adjustment>().Where(a => a.Lead == about && a.Month == month).ToListAsync(token);
        var today = China.Today(clock);
        session.Events.StartStream<Adjustment>(command.AdjustmentId, Decide(command, unit, closers, [.. before.Where(a => a.Unit == unit || a.Lead != Guid.Empty)], today));
        return [.. AdjustmentNews.Asked(command.AdjustmentId, company, month, closers, actor, roster)];
    }

    public static IEnumerable<object> Decide(AskAdjustment command, string unit, IReadOnlyList<string> closers, IReadOnlyList<Adjustment> before, DateOnly today)
    {
        var month = Months.Read(command.Month);
        if (closers.Count == 0) throw new RuleBroken("{0}没有封账，可以直接登记，不用申请。", Months.Show(month)) { Field = nameof(command.Month) };
        if (before.Any(a => a.State == AdjustmentState.Waiting)) throw new RuleBroken("这个月已经有一份申请在等批准。") { Field = nameof(command.Month), Kind = Refusal.Conflict };
        if (before.Any(a => a.Lifts(closers, today))) throw new RuleBroken("这个月的申请已经批准，现在就可以登记。") { Field = nameof(command.Month), Kind = Refusal.Conflict };
        return [new AdjustmentAsked(command.LeadId, unit, month, command.Reason.Trim(), today)];
    }

    /// <summary>The units that have a month closed for a lead, the topmost of each line: for whoever was in charge in that month, and for whoever is now.</summary>
    internal static async Task<IReadOnlyList<string>> Closers(Guid lead, string unit, int month, IRoster roster, IQuerySession session, CancellationToken token)
    {
        var units = lead == Guid.Empty ? [unit] : await LeadUnits.Of(lead, Months.First(month), Months.Last(month), session, token);
        return (await ClosedBooks.Of(units, roster, session, token)).Closers(units, month);
    }

    private static async Task<(string Unit, string Company)> Existing(Guid lead, AskAdjustment command, Actor actor, IQuerySession session, CancellationToken token)
    {
        if (await session.LoadAsync<LeadListing>(lead, token) is not { } row || !LeadReach.Reaches(actor, row.Unit, row.Owner, row.SharedWith)) throw LeadReach.OutOfReach;
        if (command.Unit.Filled() is { } unit && unit != row.Unit) throw new RuleBroken("这条线索不在这个单位。") { Field = nameof(command.Unit), Kind = Refusal.Input };
        return (row.Unit, row.Company);
    }

    private static string Opening(AskAdjustment command, Actor actor, IRoster roster)
    {
        var unit = roster.Unit(command.Unit.Filled() ?? actor.Unit) ?? throw new RuleBroken("没有这个招商单位。") { Field = nameof(command.Unit) };
        return actor.Oversees(unit.Code) ? unit.Code : throw new RuleBroken("只能为本单位和下级单位申请。") { Field = nameof(command.Unit), Kind = Refusal.Forbidden };
    }
}
