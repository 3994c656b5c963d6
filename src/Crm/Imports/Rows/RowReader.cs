using System.Text;
using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.Foundation.Formats;
using Crm.Hotline;
using Crm.Hotline.Logging;
using Crm.Imports.Reading;
using Crm.Imports.Recognising;
using Crm.Inquiries.Receiving;
using Crm.Leads;
using Crm.Privacy;
using FluentValidation;

namespace Crm.Imports.Rows;

/// <summary>Makes of a row the ordinary command of its kind, under the rules of that command, and says at the cell what stands against it.</summary>
/// <param name="kind">What the ledger is a list of.</param>
/// <param name="columns">What each column holds.</param>
/// <param name="hash">SHA-256 of the file.</param>
/// <param name="today">The day of rows in a ledger without days.</param>
public sealed class RowReader(LedgerKind kind, IReadOnlyList<LedgerColumn> columns, string hash, DateOnly today)
{
    private static readonly ReceiveInquiryValidator OfInquiries = new();
    private static readonly LogCallValidator OfCalls = new();
    private static readonly char[] Between = ['/', '、', ',', ';', '\n'];

    private readonly Dictionary<LedgerField, int> places = columns.Where(c => c.Field is not null).GroupBy(c => c.Field!.Value).ToDictionary(g => g.Key, g => g.First().Index);

    /// <summary>The row; null where none of the imported columns says anything.</summary>
    public LedgerRow? Read(SheetRow row)
    {
        if (places.Values.All(column => row[column].IsEmpty)) return null;
        var (faults, notes) = (new List<CellFault>(), new List<string>());
        var id = Uuid5.Of("ledger-row", $"{hash}\n{kind}\n{row.Number}");
        foreach (var (field, column) in places)
        {
            if (row[column].Trouble == CellTrouble.NoResult) faults.Add(new(field, Texts.Of("这一格是公式，文件里没有它的结果。请在表格软件里打开、保存后再传，或直接写上值。")));
            if (row[column].Trouble == CellTrouble.Error) faults.Add(new(field, Texts.Of("这一格是错误值 {0}。", row[column].Text)));
        }
        var day = Day(row, faults);
        var command = kind == LedgerKind.Calls ? Call(row, id, day, notes) : (ICommand)Inquiry(row, id, day, notes);
        Check(command, faults);
        return new LedgerRow(row.Number, id, faults.Count == 0 ? command : null, [.. faults.DistinctBy(f => f.Field)], notes);
    }

    /// <summary>What the product says about a command, as a fault of the cell it came from.</summary>
    public static CellFault FaultOf(string property, string sentence) => new(FieldOf(property), sentence);

    private DateOnly Day(SheetRow row, List<CellFault> faults)
    {
        if (!places.TryGetValue(LedgerField.Date, out var column)) return today;
        if (row[column].IsEmpty) faults.Add(new(LedgerField.Date, Texts.Of("请填日期。")));
        else if (LedgerDates.Read(row[column]) is not { } day) faults.Add(new(LedgerField.Date, Texts.Of("读不出是哪一天。请写成 2026-06-01 这样。")));
        else if (day > today) faults.Add(new(LedgerField.Date, Texts.Of("日期还没有到。")));
        else return day;
        return today;
    }

    private ReceiveInquiry Inquiry(SheetRow row, Guid id, DateOnly day, List<string> notes)
    {
        var (channel, remarks, wish) = (Text(row, LedgerField.Channel), Text(row, LedgerField.Remarks), Text(row, LedgerField.Wish));
        var source = channel is null ? Source.Import : LedgerGuess.ChannelOf(channel);
        var region = Regions.Named(Text(row, LedgerField.Region))?.Code;
        string?[] said =
        [
            wish ?? remarks, wish is null ? null : Kept(remarks, "备注：{0}"), Unknown(source is null ? channel : null, "渠道：{0}", notes),
            Unknown(region is null ? Text(row, LedgerField.Region) : null, "地区：{0}", notes),
        ];
        var words = wish is null && remarks is null ? "" : string.Join('\n', said.OfType<string>());
        return new ReceiveInquiry(id, source ?? Source.Import, LedgerGuess.TopicOf(Text(row, LedgerField.Topic) ?? "", words), Text(row, LedgerField.Company), Contact(row), words, region, day);
    }

    private LogCall Call(SheetRow row, Guid id, DateOnly day, List<string> notes)
    {
        var (outcome, region) = (LedgerGuess.OutcomeOf(Text(row, LedgerField.Outcome) ?? ""), Regions.Named(Text(row, LedgerField.Region))?.Code);
        string?[] said =
        [
            Text(row, LedgerField.Remarks), outcome == CallOutcome.Nuisance ? null : Kept(Text(row, LedgerField.Outcome), "结果：{0}"),
            Unknown(region is null ? Text(row, LedgerField.Region) : null, "地区：{0}", notes),
        ];
        var wish = Text(row, LedgerField.Wish);
        var sheet = new CallSheet(
            LedgerGuess.TopicOf(Text(row, LedgerField.Topic) ?? "", wish ?? ""), Contact(row), Text(row, LedgerField.Company), region, wish, string.Join('\n', said.OfType<string>()).Filled());
        return new LogCall(id, sheet, outcome, day);
    }

    private Contact? Contact(SheetRow row)
    {
        var contact = new Contact(
            Text(row, LedgerField.Name), Text(row, LedgerField.Phone), Text(row, LedgerField.Email)?.Normalize(NormalizationForm.FormKC), Text(row, LedgerField.WeChat), Text(row, LedgerField.Position));
        return contact.IsEmpty ? null : contact;
    }

    private static void Check(ICommand command, List<CellFault> faults)
    {
        var errors = command is LogCall call ? OfCalls.Validate(call).Errors : OfInquiries.Validate((ReceiveInquiry)command).Errors;
        faults.AddRange(errors.Select(error => FaultOf(error.PropertyName, Texts.Of(error.ErrorMessage))));
        var contact = command is LogCall { Sheet.Caller: var caller } ? caller : ((ReceiveInquiry)command).Contact;
        if (contact?.Phone is { } phone && !Phone.TryParse(phone, out _)) faults.Add(new(LedgerField.Phone, Wrong(phone)));
        if (command is ReceiveInquiry { Contact: null, Company: null }) faults.Add(new(LedgerField.Company, Texts.Of("请填写企业名称或联系人，否则无法答复。")));
        if (Sanity.Objection(command, DateOnly.MaxValue) is { } insane) faults.Add(FaultOf(insane.Field ?? "", Outcome.Of(insane).Sentence!));
    }

    private static string Wrong(string phone)
    {
        if (phone.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 1 } several && several.All(one => Phone.TryParse(one, out _)))
            return Texts.Of("一格里有几个号码，请只留一个。");
        try
        {
            Phone.Parse(phone);
            return "";
        }
        catch (RuleBroken broken)
        {
            return Outcome.Of(broken).Sentence!;
        }
    }

    private string? Text(SheetRow row, LedgerField field) => places.TryGetValue(field, out var column) ? ExportCell.Restore(row[column].Text).Filled() : null;

    private static string? Kept(string? text, string words) => text is null ? null : Texts.Of(words, text);

    // What the product has no word for is kept in the person's own.
    private static string? Unknown(string? text, string words, List<string> notes)
    {
        if (text is null) return null;
        var kept = Texts.Of(words, text);
        notes.Add(Texts.Of("“{0}”对不上，写进了正文。", text));
        return kept;
    }

    private static LedgerField? FieldOf(string property) => property.Split('.')[^1] switch
    {
        "Source" => LedgerField.Channel,
        "OccurredOn" => LedgerField.Date,
        var name => Enum.TryParse<LedgerField>(name, out var field) ? field : null,
    };
}
