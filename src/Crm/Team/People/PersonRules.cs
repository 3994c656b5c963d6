using Crm.Foundation;
using FluentValidation;

namespace Crm.Team.People;

/// <summary>What the commands of this folder ask of their input.</summary>
internal static class PersonRules
{
    public static IRuleBuilderOptions<T, string> Login<T>(this IRuleBuilder<T, string> login) => login
        .Matches(@"^[a-z][a-z0-9._@-]{1,39}\z")
        .WithMessage("登录名以小写字母开头，2 到 40 位，可用小写字母、数字和 . _ - @。");

    public static IRuleBuilderOptions<T, string> PersonName<T>(this IRuleBuilder<T, string> name) => name
        .Must(text => !string.IsNullOrWhiteSpace(text) && text.Trim().Length <= 40)
        .WithMessage("请填姓名，最多 40 个字。");

    public static IRuleBuilderOptions<T, string?> OfficeAddress<T>(this IRuleBuilder<T, string?> email) => email
        .Must(text => string.IsNullOrWhiteSpace(text) || (text.Length <= 120 && text.Contains('@') && MimeKit.MailboxAddress.TryParse(text, out var box) && box.Address == text.Trim()))
        .WithMessage("邮箱地址不对，例如 wang@example.gov.cn。");

    /// <summary>At least one role. Who keeps the accounts may not be who audits them (the separation of 等保 2.0's 三员).</summary>
    public static void GoTogether<T>(this IRuleBuilder<T, IReadOnlyList<Role>> roles)
    {
        roles.Must(list => list is { Count: > 0 } && list.All(Enum.IsDefined)).WithMessage("至少选一个角色。");
        roles.Must(list => list is null || !(list.Contains(Role.Administrator) && list.Contains(Role.Auditor))).WithMessage("系统管理员和审计员不能是同一个人。");
    }

    public static IReadOnlyList<Role> Sorted(IEnumerable<Role> roles) => [.. roles.Distinct().Order()];

    public static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
