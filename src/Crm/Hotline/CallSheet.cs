using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.Foundation.Formats;
using Crm.Inquiries;
using Crm.Privacy;
using FluentValidation;

namespace Crm.Hotline;

/// <summary>What an agent writes down during a call. Lives in memory only; what is stored is the <see cref="CallRecord"/> made of it.</summary>
/// <param name="Topic">One of exactly four.</param>
/// <param name="Caller">Number and name, as typed.</param>
/// <param name="Region">Region of interest, GB/T 2260.</param>
/// <param name="Wish">What they want.</param>
/// <param name="Remarks">Anything else worth knowing.</param>
/// <param name="Confidential">Who may look at the caller, beside whoever writes it down; null for a call that is not confidential. A correction leaves that as it is.</param>
/// <param name="PhoneCall">The phone call it was written down in, where the telephone system reported one.</param>
public sealed record CallSheet(
    Topic Topic, Contact? Caller, string? Company, string? Region, string? Wish, string? Remarks = null, CallDirection Direction = CallDirection.Incoming, Guid? PhoneCall = null,
    CallReaders? Confidential = null)
{
    /// <summary>The sheet sealed for storage: the number in one form, personal data encrypted, texts trimmed.</summary>
    /// <exception cref="RuleBroken">The number is no phone number, or there is no such region; names the field.</exception>
    public async Task<CallRecord> Seal(Vault vault, CancellationToken token)
    {
        MustBeReadable();
        return new CallRecord(Topic, Direction, await vault.Seal(Caller, token), Company.Filled(), Region, Wish.Filled(), Remarks.Filled());
    }

    /// <summary>The number is a phone number and the region a place.</summary>
    /// <exception cref="RuleBroken">Names the field.</exception>
    public void MustBeReadable()
    {
        if (Region is not null) Regions.Of(Region, FieldOf(nameof(Region)));
        if (Caller?.Phone.Filled() is { } phone) Phone.Parse(phone, FieldOf(nameof(Caller), nameof(Contact.Phone)));
    }

    /// <summary>The name under which commands that carry a sheet report what is wrong with a field of it.</summary>
    public static string FieldOf(params IEnumerable<string> path) => string.Join('.', path.Prepend("Sheet"));
}

/// <summary>What a <see cref="CallSheet"/> must hold, whatever comes of the call.</summary>
public sealed class CallSheetValidator : AbstractValidator<CallSheet>
{
    public CallSheetValidator()
    {
        RuleFor(s => s.Topic).IsInEnum().WithMessage("请选一个主题。");
        RuleFor(s => s.Direction).IsInEnum().WithMessage("请选来电或去电。");
        RuleFor(s => s.Caller!).SetValidator(new ContactValidator()).When(s => s.Caller is { IsEmpty: false });
        RuleFor(s => s.Company).MaximumLength(120).WithMessage("企业名称不能超过 120 个字。");
        RuleFor(s => s.Wish).MaximumLength(2000).WithMessage("需求不能超过 2,000 个字。");
        RuleFor(s => s.Remarks).MaximumLength(2000).WithMessage("备注不能超过 2,000 个字。");
    }
}
