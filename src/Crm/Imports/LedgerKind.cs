using Crm.Foundation;

namespace Crm.Imports;

/// <summary>What a ledger is a list of.</summary>
public enum LedgerKind
{
    /// <summary>咨询: expo lists, old ledgers of inquiries.</summary>
    Inquiries = 1,

    /// <summary>来电: ledgers of the hotline.</summary>
    Calls,
}

/// <summary>What a column of a ledger holds.</summary>
public enum LedgerField
{
    /// <summary>日期.</summary>
    Date = 1,

    /// <summary>渠道.</summary>
    Channel,

    /// <summary>主题.</summary>
    Topic,

    /// <summary>企业.</summary>
    Company,

    /// <summary>联系人.</summary>
    Name,

    /// <summary>职务.</summary>
    Position,

    /// <summary>电话.</summary>
    Phone,

    /// <summary>邮箱.</summary>
    Email,

    /// <summary>微信.</summary>
    WeChat,

    /// <summary>意向地区.</summary>
    Region,

    /// <summary>需求.</summary>
    Wish,

    /// <summary>备注.</summary>
    Remarks,

    /// <summary>结果, of a call.</summary>
    Outcome,
}

/// <summary>Kinds and fields in words.</summary>
public static class LedgerWords
{
    /// <summary>A kind in the current language.</summary>
    public static string Of(LedgerKind kind) => kind == LedgerKind.Calls ? Texts.Of("来电台账") : Texts.Of("咨询台账");

    /// <summary>A field in the current language.</summary>
    public static string Of(LedgerField field) => field switch
    {
        LedgerField.Date => Texts.Of("日期"),
        LedgerField.Channel => Texts.Of("渠道"),
        LedgerField.Topic => Texts.Of("主题"),
        LedgerField.Company => Texts.Of("企业"),
        LedgerField.Name => Texts.Of("联系人"),
        LedgerField.Position => Texts.Of("职务"),
        LedgerField.Phone => Texts.Of("电话"),
        LedgerField.Email => Texts.Of("邮箱"),
        LedgerField.WeChat => Texts.Of("微信"),
        LedgerField.Region => Texts.Of("意向地区"),
        LedgerField.Wish => Texts.Of("需求"),
        LedgerField.Remarks => Texts.Of("备注"),
        LedgerField.Outcome => Texts.Of("结果"),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, null),
    };

    /// <summary>The columns of a ledger of this kind, in the order of its template.</summary>
    public static IReadOnlyList<LedgerField> Fields(LedgerKind kind) =>
        [.. Enum.GetValues<LedgerField>().Where(field => kind == LedgerKind.Calls ? field != LedgerField.Channel : field != LedgerField.Outcome)];
}
