using FluentValidation;

namespace Crm.Privacy;

/// <summary>What a typed contact must hold: something to reach the person by, of a length that exists.</summary>
public sealed class ContactValidator : AbstractValidator<Contact>
{
    public ContactValidator()
    {
        RuleFor(c => c.IsEmpty).Equal(false).WithMessage("请填写联系人的姓名或联系方式。").OverridePropertyName(nameof(Contact.Name));
        RuleFor(c => c.Name).MaximumLength(60).WithMessage("姓名不能超过 60 个字。");
        RuleFor(c => c.Phone).MaximumLength(60).WithMessage("电话太长了，请检查。");
        RuleFor(c => c.Email).EmailAddress().When(c => !string.IsNullOrWhiteSpace(c.Email)).WithMessage("邮箱地址写得不对，例如 li@example.com。");
        RuleFor(c => c.WeChat).MaximumLength(60).WithMessage("微信号太长了，请检查。");
        RuleFor(c => c.Position).MaximumLength(60).WithMessage("职务不能超过 60 个字。");
    }
}
