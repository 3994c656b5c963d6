using Crm.Foundation;
using Marten;

namespace Crm.Hotline.Confiding;

/// <summary>Tells whoever shows something that came of calls which of those are confidential. What is shown instead is <see cref="Hidden"/>.</summary>
public sealed class ConfidentialCalls(IDocumentStore store)
{
    /// <summary>Stands where a name, a number, a company or what was said would stand.</summary>
    public static string Hidden => Texts.Of("保密");

    /// <summary>Condition of a list whose rows have been made from calls: the call of the row is confidential. The column in the place of {0}.</summary>
    public const string Made = "exists (select 1 from crm.mt_doc_calllisting as c where c.confidential and c.id = {0})";

    /// <summary>Those of some calls that are confidential.</summary>
    public Task<IReadOnlySet<Guid>> Among(IEnumerable<Guid?> calls, CancellationToken token) => Ask("id", calls, token);

    /// <summary>Those of some inquiries that came of confidential calls.</summary>
    public Task<IReadOnlySet<Guid>> InquiriesAmong(IEnumerable<Guid?> inquiries, CancellationToken token) => Ask("(data ->> 'inquiry')::uuid", inquiries, token);

    private async Task<IReadOnlySet<Guid>> Ask(string column, IEnumerable<Guid?> ids, CancellationToken token)
    {
        var asked = ids.OfType<Guid>().Distinct().ToArray();
        if (asked.Length == 0) return new HashSet<Guid>();
        await using var session = store.QuerySession();
        return (await session.QueryAsync<Guid>($"select {column} from {MartenSetup.Schema}.mt_doc_calllisting where confidential and {column} = any(?)", token, (object)asked)).ToHashSet();
    }
}
