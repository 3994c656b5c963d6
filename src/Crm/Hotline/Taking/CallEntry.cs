using System.Text.Json;
using Crm.Foundation;
using Crm.Hotline.Ledger;
using Crm.Hotline.Recognising;
using Crm.Hotline.Ringing;
using Crm.Inquiries;
using Crm.Privacy;

namespace Crm.Hotline.Taking;

/// <summary>What stands in the call form. Kept as a draft while it is being typed; carries the ids of what it will become, so that handing it in twice makes one.</summary>
public sealed class CallEntry
{
    public Guid CallId { get; init; } = Guid.CreateVersion7();

    public Guid InquiryId { get; init; } = Guid.CreateVersion7();

    public Guid LeadId { get; init; } = Guid.CreateVersion7();

    /// <summary>The phone call it is about, where the telephone system reported one.</summary>
    public Guid? PhoneCall { get; set; }

    /// <summary>The version of the call that is being put right; null for a new call.</summary>
    public long? Corrects { get; init; }

    /// <summary>What came of the call that is being put right.</summary>
    public CallOutcome Outcome { get; init; } = CallOutcome.Answered;

    /// <summary>Day of the call that is being put right.</summary>
    public DateOnly? OccurredOn { get; init; }

    public Topic? Topic { get; set; }

    public CallDirection Direction { get; set; } = CallDirection.Incoming;

    public string? Phone { get; set; }

    public string? Name { get; set; }

    public string? Position { get; set; }

    public string? Company { get; set; }

    /// <summary>GB/T 2260.</summary>
    public string? Region { get; set; }

    public string? Wish { get; set; }

    public string? Remarks { get; set; }

    /// <summary>Whether the caller is to be shown to some only.</summary>
    public bool Confidential { get; set; }

    /// <summary>What was filled in because the caller is known.</summary>
    public Known FilledIn { get; set; } = new(null, null, null);

    /// <summary>Whether nothing was typed yet.</summary>
    public bool IsEmpty => Topic is null && Region is null && new[] { Phone, Name, Position, Company, Wish, Remarks }.All(string.IsNullOrWhiteSpace);

    /// <summary>A call that was put down, to be put right.</summary>
    public static CallEntry Of(CallRow call) => new()
    {
        CallId = call.Id, Corrects = call.Version, Outcome = call.Outcome, OccurredOn = call.OccurredOn, Topic = call.Topic, Direction = call.Direction,
        Phone = CallWords.Shown(call.Caller?.Phone), Name = call.Caller?.Name, Position = call.Caller?.Position, Company = call.Company, Region = call.Region, Wish = call.Wish, Remarks = call.Remarks,
    };

    /// <summary>A phone call, to be written down: filled in at once where its number belongs to one person or project.</summary>
    public static CallEntry Of(PhonePop pop)
    {
        var entry = new CallEntry { PhoneCall = pop.Phone.Id, Phone = pop.Phone.Shown, Direction = pop.Phone.Direction };
        if (pop.Candidates.Count < 2) entry.TakeOver(pop.Known);
        return entry;
    }

    /// <summary>Whether what was typed can be about this call: it is about no other, and under no other number.</summary>
    public bool MayBeOf(PhoneRow call) => Corrects is null && PhoneCall is null
        && (string.IsNullOrWhiteSpace(Phone) || Foundation.Formats.Phone.TryParse(Phone, out var typed) && typed.ToString() == call.Number);

    /// <summary>What was typed is about this call.</summary>
    public void Tie(PhoneRow call)
    {
        (PhoneCall, Direction) = (call.Id, call.Direction);
        if (string.IsNullOrWhiteSpace(Phone)) Phone = call.Shown;
    }

    /// <summary>The sheet to hand in.</summary>
    /// <param name="nuisance">A nuisance call needs no topic: it goes under the last of the four.</param>
    /// <exception cref="RuleBroken">No topic was chosen.</exception>
    public CallSheet Sheet(bool nuisance = false)
    {
        var topic = Topic ?? (nuisance ? Inquiries.Topic.Other : throw new RuleBroken("请选一个主题。") { Field = CallSheet.FieldOf(nameof(Topic)), Kind = Refusal.Input });
        var caller = new Contact(Name.Filled(), Phone.Filled(), Position: Position.Filled());
        return new CallSheet(topic, caller.IsEmpty ? null : caller, Company.Filled(), Region, Wish.Filled(), Remarks.Filled(), Direction, PhoneCall, Confidential ? CallReaders.Usual : null);
    }

    /// <summary>
    /// Fills in what is known of a caller, so that nobody types it again; true where that changed anything. What was typed is never touched; what was filled in for
    /// another number goes.
    /// </summary>
    public bool TakeOver(KnownCaller caller) =>
        TakeOver(caller.Names.Count < 2 ? new Known(caller.Company, caller.Names.FirstOrDefault(), caller.Position) : new Known(caller.Company, null, null));

    /// <summary>The same for one of several whom a number may belong to.</summary>
    public bool TakeOver(Known known)
    {
        var (company, name, position) = known;
        var before = (Company, Name, Position);
        if (Filled(Company, FilledIn.Company)) Company = company;
        if (Filled(Name, FilledIn.Name)) Name = name;
        if (Filled(Position, FilledIn.Position)) Position = position;
        FilledIn = known;
        return before != (Company, Name, Position);

        static bool Filled(string? now, string? given) => string.IsNullOrWhiteSpace(now) || now == given;
    }

    /// <summary>As a draft's text.</summary>
    public string Write() => JsonSerializer.Serialize(this);

    /// <summary>From a draft's text; null where it is none of ours.</summary>
    public static CallEntry? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<CallEntry>(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Takes over what the browser kept of this very form after the server had heard the last of it.</summary>
    public void TakeOver(IReadOnlyDictionary<string, string> typed)
    {
        string? Text(string field, string? before) => typed.TryGetValue(field, out var text) ? text : before;
        (Phone, Name, Position) = (Text("phone", Phone), Text("name", Name), Text("position", Position));
        (Company, Wish, Remarks) = (Text("company", Company), Text("wish", Wish), Text("remarks", Remarks));
        Confidential |= typed.ContainsKey("confidential");
        if (typed.TryGetValue("topic", out var topic) && Enum.TryParse<Topic>(topic, out var known) && Enum.IsDefined(known)) Topic = known;
    }
}

/// <summary>What was known of a caller before they said it.</summary>
public sealed record Known(string? Company, string? Name, string? Position);
