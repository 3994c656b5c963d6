using Crm.Imports;
using Crm.Imports.Running;
using static Crm.IntegrationTests.Hotline.Calls;

namespace Crm.IntegrationTests.Commands;

/// <summary>What is put down of an import besides its rows.</summary>
internal static class ImportExamples
{
    public static Book Book => new Book()
        .First(Agent, Beginning)
        .On(Agent, Begun, import => new EndImport(import, 1, 2, 3, Day));

    private static BeginImport Beginning() => new(Guid.CreateVersion7(), "展会.xlsx", new string('a', 64), LedgerKind.Inquiries, 6, Day);

    private static async Task<Guid> Begun(CrmApp app)
    {
        var begin = Beginning();
        await app.Do(begin, Agent);
        return begin.LedgerImportId;
    }
}
