using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.Inquiries.Routing;
using Crm.Inquiries.Touching;
using Crm.Leads;
using Crm.Leads.Recognising;
using Crm.Privacy;
using Crm.Team;
using FluentValidation;
using Marten;
using Wolverine;
using Wolverine.Marten;

namespace Crm.Inquiries.Receiving;

/// <summary>Puts down that somebody asked for something, through whichever channel. What belongs to an open lead beyond doubt is put there, whoever writes it down.</summary>
/// <param name="InquiryId">Made by whoever asks, so that asking twice receives one.</param>
/// <param name="Region">Region of interest, GB/T 2260.</param>
/// <param name="Unit">Unit that answers for it; the asking person's own where it is left out.</param>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager)]
public sealed record ReceiveInquiry(
    Guid InquiryId, Source Source, Topic Topic, string? Company, Contact? Contact, string Wish, string? Region, DateOnly OccurredOn, string? Unit = null) : ICommand;

/// <summary>What a <see cref="ReceiveInquiry"/> must hold.</summary>
public sealed class ReceiveInquiryValidator : AbstractValidator<ReceiveInquiry>
{
    public ReceiveInquiryValidator()
    {
        RuleFor(c => c.Source).IsInEnum().WithMessage("没有这个渠道。");
        RuleFor(c => c.Topic).IsInEnum().WithMessage("请选一个主题。");
        RuleFor(c => c.Company).MaximumLength(120).WithMessage("企业名称不能超过 120 个字。");
        RuleFor(c => c.Contact!).SetValidator(new ContactValidator()).When(c => c.Contact is { IsEmpty: false });
        RuleFor(c => c.Wish).NotEmpty().WithMessage("请写下对方要什么。").MaximumLength(2000).WithMessage("需求不能超过 2,000 个字。");
    }
}

/// <summary>Handles <see cref="ReceiveInquiry"/>.</summary>
public static class ReceiveInquiryHandler
{
    public static async Task<(IStartStream, OutgoingMessages)> Handle(
        ReceiveInquiry command, Actor actor, IRoster roster, Vault vault, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        China.MustNotBeLater(command.OccurredOn, China.Today(clock), nameof(command.OccurredOn));
        if (command.Region is not null) Regions.Of(command.Region, nameof(command.Region));
        var unit = roster.Unit(command.Unit ?? actor.Unit) ?? throw new RuleBroken("没有这个招商单位。") { Field = nameof(command.Unit) };
        var contact = await vault.Seal(command.Contact, token);
        var certain = contact is null ? null : OpenLeads.Certain(await OpenLeads.Of(contact.Person, session, token), command.Company);
        return (MartenOps.StartStream<Inquiry>(command.InquiryId, [.. Decide(command, unit, contact)]),
            [certain is null ? new RouteInquiry(command.InquiryId) : new PutBesideLead(command.InquiryId, certain.Id)]);
    }

    public static IEnumerable<object> Decide(ReceiveInquiry command, UnitPlace unit, SealedContact? contact)
    {
        if (contact is null && string.IsNullOrWhiteSpace(command.Company)) throw new RuleBroken("请填写企业名称或联系人，否则无法答复。") { Field = nameof(command.Company) };
        yield return new InquiryReceived(
            command.Source, command.Topic, unit.Code, unit.Path, command.Company.Filled(), contact, command.Wish.Trim(), command.Region, null, command.OccurredOn);
    }
}
