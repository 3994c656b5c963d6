using Crm.Foundation;
using Crm.Leads.Profile;
using Crm.Shell.Components;
using Microsoft.AspNetCore.Components;

namespace Crm.Leads.Advancing;

/// <summary>Asks for exactly the proofs that the stage wanted, and those skipped on the way to it, still lack.</summary>
public sealed partial class AdvanceStageDialog
{
    private LeadSheet lead = default!;
    private LeadSheet seen = default!;
    private List<ProofForm> proofs = [];
    private Stage to;
    private DateOnly? on;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private Desk Desk { get; set; } = default!;

    /// <summary>The lead as the person saw it.</summary>
    [Parameter, EditorRequired] public LeadSheet Lead { get; set; } = default!;

    /// <summary>The stage wanted; the next one where nothing is said.</summary>
    [Parameter] public Stage? To { get; set; }

    private List<LeadFile> Files => [.. lead.Facts.Files.Where(file => file.Removed is null).Reverse()];

    private DateOnly Today => China.Today(Clock);

    private IEnumerable<StageAsk> Asks => lead.Ahead.Where(ask => ask.Stage <= to);

    private bool NeedsTalk => Asks.Any(ask => ask.Talk);

    // Who skips 考察 altogether is not asked for a visit.
    private bool NeedsVisit => to == Stage.Visiting && Asks.Any(ask => ask.Visit);

    private bool Blocked => NeedsTalk || NeedsVisit || lead.Ahead.Count == 0;

    private string? SkipHint => to - lead.Facts.Stage > 1
        ? T["跳过 {0}；从签约起，跳过的阶段也要证明。", string.Join("、", lead.Ahead.Where(ask => ask.Stage < to).Select(ask => StageWords.Of(ask.Stage)))]
        : null;

    protected override void OnInitialized()
    {
        on = Today;
        seen = Lead;
        Renew(Lead);
    }

    // A file that was uploaded here is no change by somebody else: the form goes on from it, unless others did something too.
    private async Task Look()
    {
        if ((await Desk.Ask(new LeadProfile(Lead.Id, Contacts: false))).Answer is not { } now) return;
        if (now.Version == lead.Version + 1 && lead.Version == seen.Version) seen = now;
        Renew(now);
    }

    private void Renew(LeadSheet now)
    {
        lead = now;
        var wanted = to == default ? To ?? default : to;
        to = lead.Ahead.FirstOrDefault(ask => ask.Stage == wanted)?.Stage ?? lead.Ahead.FirstOrDefault()?.Stage ?? lead.Facts.Stage;
        Ask();
    }

    // What was typed for a proof stays when another stage is chosen and the first one again.
    private void Ask() => proofs = [.. Asks.SelectMany(ask => ask.Proofs.Select(kinds => proofs.FirstOrDefault(p => p.IsFor(ask.Stage, kinds)) ?? New(ask.Stage, kinds)))];

    private ProofForm New(Stage stage, IReadOnlyList<EvidenceKind> kinds) => new(stage, kinds)
    {
        Number = kinds.Contains(EvidenceKind.Registration) ? lead.Facts.CreditCode : null,
        On = kinds.Contains(EvidenceKind.Agreement) ? Today : null,
    };

    private ICommand Make(long version) => new AdvanceStage(
        lead.Id, to, FormState.Day(on, nameof(AdvanceStage.OccurredOn)), [.. proofs.Select(proof => proof.Read())], version);
}
