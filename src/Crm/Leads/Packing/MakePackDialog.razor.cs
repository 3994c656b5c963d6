using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Leads.Profile;
using Crm.Policies.Library;
using Crm.Shell.Components;
using Microsoft.AspNetCore.Components;

namespace Crm.Leads.Packing;

/// <summary>Chooses what goes into a policy pack: passages beside the lead, whole documents, a note.</summary>
public sealed partial class MakePackDialog
{
    private readonly Guid pack = Guid.CreateVersion7();
    private readonly List<Line> lines = [];
    private IReadOnlyList<PolicyHit> hits = [];
    private DraftField? titleField;
    private DraftField? noteField;
    private string? title;
    private string? note;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    /// <summary>The lead as the person saw it.</summary>
    [Parameter, EditorRequired] public LeadSheet Lead { get; set; } = default!;

    protected override void OnInitialized()
    {
        title = T["{0}适用政策", Lead.Facts.Company] is { Length: <= 60 } usual ? usual : T["适用政策"];
        foreach (var policy in Lead.Facts.Policies.Concat(Lead.Merged.SelectMany(m => m.Policies)))
            lines.Add(new Line(policy.Document, policy.Version, policy.Title, policy.Quote, policy.Note));
    }

    private string Record(string field) => $"lead/{Lead.Id}/pack/{field}";

    private async Task Find(string? text) =>
        hits = string.IsNullOrWhiteSpace(text) ? [] : (await Desk.Ask(new SearchPolicies { Text = text, Take = 8 })).Answer?.Rows ?? [];

    private void Add(PolicyHit hit) => lines.Add(new Line(hit.Id, null, string.Concat(hit.Title.Select(r => r.Text)), null, null) { Whole = true });

    private ICommand Make(long version) => new MakePolicyPack(
        Lead.Id, pack, title ?? "", note,
        [.. lines.Where(l => l.Taken).Select(l => new PackChoice(l.Document, l.Version, l.Whole ? null : l.Quote, l.Note))], Clock.Today());

    private async Task Clear()
    {
        await titleField!.Clear();
        await noteField!.Clear();
    }

    private sealed class Line(Guid document, int? version, string title, string? quote, string? note)
    {
        public Guid Document { get; } = document;

        public int? Version { get; } = version;

        public string Title { get; } = title;

        public string? Quote { get; } = quote;

        public string? Note { get; } = note;

        public bool Taken { get; set; } = true;

        public bool Whole { get; set; }
    }
}
