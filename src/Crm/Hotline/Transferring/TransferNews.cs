using Crm.Foundation;
using Crm.Inquiries;
using Crm.Notifications;
using Crm.Team;

namespace Crm.Hotline.Transferring;

/// <summary>What people are told of a call that is handed over: the colleague or the unit it goes to, and whoever handed it over.</summary>
internal static class TransferNews
{
    /// <summary>To whoever may accept it.</summary>
    public static StaffNews HandedOver(Guid call, bool confidential, CallRecord record, HandOver to, UnitPlace place, Actor by, IRoster roster) =>
        New(call, confidential, record, NewsKind.CallHandedOver, InquiryTeam.Of(place.Path, to.To, roster), by);

    /// <summary>To whoever handed it over.</summary>
    public static StaffNews Accepted(Guid id, Call call, Actor by) => New(id, call.Readers is not null, call.Record, NewsKind.CallTransferAccepted, [call.Pending!.From], by);

    /// <summary>To whoever handed it over.</summary>
    public static StaffNews Declined(Guid id, Call call, Actor by) => New(id, call.Readers is not null, call.Record, NewsKind.CallTransferDeclined, [call.Pending!.From], by);

    /// <summary>To whoever was to accept it.</summary>
    public static StaffNews Withdrawn(Guid id, Call call, Actor by, IRoster roster) =>
        New(id, call.Readers is not null, call.Record, NewsKind.CallTransferWithdrawn, call.Pending!.To is var to && roster.Unit(to.Unit) is { } unit ? InquiryTeam.Of(unit.Path, to.To, roster) : [], by);

    private static StaffNews New(Guid call, bool confidential, CallRecord record, NewsKind kind, IEnumerable<string> logins, Actor by) => new(
        Guid.CreateVersion7(), kind, [.. logins.Where(login => login != by.Login)], by.Login, $"/hotline/calls?call={call}",
        confidential ? Texts.Of("保密来电") : record.Company ?? TopicWords.Of(record.Topic));
}
