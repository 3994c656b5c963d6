using Crm.Foundation;
using Crm.Policies.Reading;
using Crm.Privacy;
using Crm.Team;
using FluentValidation;
using Marten;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Leads.Packing;

/// <summary>Puts policies together for the investor, behind a link that ends.</summary>
/// <param name="PackId">Made by the sender, so that the same pack sent twice is there once.</param>
/// <param name="Note">What is written along; shown first.</param>
/// <param name="Choices">Passages and whole documents, in order.</param>
[Allow(Role.Officer, Role.Manager)]
public sealed record MakePolicyPack(Guid LeadId, Guid PackId, string Title, string? Note, IReadOnlyList<PackChoice> Choices, DateOnly OccurredOn) : ILeadCommand;

/// <summary>Something to put into a policy pack.</summary>
/// <param name="PolicyVersion">The version that was read; the current one where it is left out.</param>
/// <param name="Quote">A passage word for word; the whole document where it is left out.</param>
/// <param name="Note">Why it is in it.</param>
public sealed record PackChoice(Guid Document, int? PolicyVersion = null, string? Quote = null, string? Note = null);

/// <summary>What a <see cref="MakePolicyPack"/> must hold.</summary>
public sealed class MakePolicyPackValidator : AbstractValidator<MakePolicyPack>
{
    private const int Most = 30;

    public MakePolicyPackValidator()
    {
        RuleFor(c => c.Title).NotEmpty().WithMessage("请给政策包起个名字。").MaximumLength(60).WithMessage("政策包名称不能超过 60 个字。");
        RuleFor(c => c.Note).MaximumLength(1000).WithMessage("附言不能超过 1,000 个字。");
        RuleFor(c => c.Choices).NotEmpty().WithMessage("请至少选一项。").Must(list => list.Count <= Most).WithMessage("一个政策包最多 30 项。");
        RuleForEach(c => c.Choices).ChildRules(choice => choice.RuleFor(c => c.Note).MaximumLength(200).WithMessage("说明不能超过 200 个字。"));
    }
}

/// <summary>Handles <see cref="MakePolicyPack"/>.</summary>
public static class MakePolicyPackHandler
{
    public static async Task<Events> Handle(MakePolicyPack command, [WriteModel] Lead lead, PackLinks links, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        if (await session.LoadAsync<PolicyPack>(command.PackId, token) is not null) throw new RuleBroken("这个编号已经用于另一个政策包，请换一个。") { Field = nameof(command.PackId), Kind = Refusal.Conflict };
        var today = China.Today(clock);
        var readings = new List<PolicyReading>();
        foreach (var choice in command.Choices) readings.Add(await PolicyReading.Of(session, choice.Document, choice.PolicyVersion, nameof(command.Choices), today, token));
        return [.. Decide(command, lead, readings, SecretLinks.HashOf(links.Of(command.PackId)), links.End)];
    }

    public static IEnumerable<object> Decide(MakePolicyPack command, Lead lead, IReadOnlyList<PolicyReading> readings, string linkHash, DateTimeOffset end)
    {
        lead.MustBeOpen();
        var items = command.Choices.Zip(readings, (choice, reading) =>
        {
            if (reading.Document.Withdrawn) throw new RuleBroken("《{0}》已经撤回，不能放进政策包。", reading.Document.Title) { Field = nameof(command.Choices) };
            var quote = choice.Quote is null ? null : PolicyQuote.MustBeIn(reading.Body, choice.Quote, nameof(command.Choices));
            return new PackItem(choice.Document, reading.TextVersion, reading.Document.Title, quote, choice.Note.Filled());
        }).ToList();
        yield return new PolicyPackMade(command.PackId, command.Title.Trim(), command.Note.Filled(), items, linkHash, end, command.OccurredOn);
    }
}
