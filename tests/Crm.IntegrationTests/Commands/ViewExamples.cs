using Crm.Exports.Noting;
using Crm.Workbench.Views;
using static Crm.IntegrationTests.Commands.LeadExamples;

namespace Crm.IntegrationTests.Commands;

/// <summary>What is done to a person's own views, and the mark that a file taken along leaves.</summary>
internal static class ViewExamples
{
    public static Book Book => new Book()
        .On(Manager, _ => Task.FromResult(Guid.CreateVersion7()), Saving)
        .On(Manager, Saved, view => new RemoveView(view, Day))
        .First(Manager, () => new NoteExport("线索", "xlsx", 3, "/leads/export.xlsx?stage=Signed"));

    private static SaveView Saving(Guid view) => new(view, $"视图{view}"[..20], "/pipeline?unit=330521", Day);

    private static async Task<Guid> Saved(CrmApp app)
    {
        var view = Guid.CreateVersion7();
        await app.Do(new SaveView(view, $"{view}", "/pipeline?industry=C", Day), Manager);
        return view;
    }
}
