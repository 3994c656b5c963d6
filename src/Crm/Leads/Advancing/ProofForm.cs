using Crm.Foundation;
using Crm.Foundation.Formats;

namespace Crm.Leads.Advancing;

/// <summary>One proof as it is filled in.</summary>
public sealed class ProofForm(Stage stage, IReadOnlyList<EvidenceKind> kinds)
{
    /// <summary>The stage that asks for it.</summary>
    public Stage Stage { get; } = stage;

    /// <summary>The kinds of which any one will do.</summary>
    public IReadOnlyList<EvidenceKind> Kinds { get; } = kinds;

    /// <summary>The kind chosen.</summary>
    public EvidenceKind Kind { get; set; } = kinds[0];

    public string? Number { get; set; }

    /// <summary>A file beside the lead, instead of the number or with it.</summary>
    public Guid? File { get; set; }

    public DateOnly? On { get; set; }

    /// <summary>Agreed investment as typed.</summary>
    public string? Amount { get; set; }

    /// <summary>Name of the number's field among the fields of the form.</summary>
    public string Field => $"Evidence.{Stage}.{Kinds[0]}";

    /// <summary>Whether it can't do without a number: there is no file, or the number is itself what proves.</summary>
    public bool NeedsNumber => File is null || Kind == EvidenceKind.Registration;

    /// <summary>What the number is called for this kind.</summary>
    public string NumberLabel => Kind switch
    {
        EvidenceKind.Agreement => Texts.Of("协议编号"),
        EvidenceKind.Registration => Texts.Of("统一社会信用代码"),
        EvidenceKind.LandSupply => Texts.Of("供地文件编号"),
        EvidenceKind.ConstructionPermit => Texts.Of("施工许可证编号"),
        EvidenceKind.LeaseAndFitOut => Texts.Of("租赁合同编号"),
        EvidenceKind.CompletionAcceptance => Texts.Of("竣工验收编号"),
        EvidenceKind.FirstProduction => Texts.Of("投产凭证编号"),
        _ => Texts.Of("达产证明编号"),
    };

    /// <summary>Whether it is the same ask.</summary>
    public bool IsFor(Stage stage, IReadOnlyList<EvidenceKind> kinds) => Stage == stage && Kinds.SequenceEqual(kinds);

    /// <summary>The proof.</summary>
    /// <exception cref="RuleBroken">Something is missing or can't be read; names its field.</exception>
    public Evidence Read()
    {
        if (Number.Filled() is not { } number)
        {
            if (Kind == EvidenceKind.Registration) throw new RuleBroken("请填{0}。", NumberLabel) { Field = Field, Kind = Refusal.Input };
            if (File is null) throw new RuleBroken("请填{0}，或者附上文件。", NumberLabel) { Field = Field, Kind = Refusal.Input };
            number = null;
        }
        if (Kind == EvidenceKind.Registration) number = CreditCode.Parse(number, Field).Value;
        if (Kind != EvidenceKind.Agreement) return new Evidence(Kind, number, File, On);
        if (On is null) throw new RuleBroken("请填签订日期。") { Field = Field + ".On", Kind = Refusal.Input };
        return new Evidence(Kind, number, File, On, Money.ParseWan(Amount, Field + ".Amount"));
    }

    /// <summary>How a typed amount is understood.</summary>
    public static string Understand(string text) => Money.Show(Money.ParseWan(text));
}
