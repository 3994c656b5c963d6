using Crm.Compendia;
using Crm.Foundation;
using Crm.Notifications.Mailing;
using Crm.Privacy;
using Marten;
using Microsoft.Extensions.Options;

namespace Crm.Leads.Packing;

/// <summary>The links of policy packs.</summary>
public sealed class PackLinks(SecretLinks links, IOptions<CompendiaSettings> settings, IOptions<MailSettings> mail, TimeProvider clock)
{
    private const string Purpose = "policy-pack";

    /// <summary>The secret part.</summary>
    public string Of(Guid pack) => links.Of(Purpose, pack, 1);

    /// <summary>The address within the site.</summary>
    public static string Address(string link) => $"/site/pack/{link}";

    /// <summary>The whole address, to be handed on.</summary>
    public string Whole(Guid pack) => mail.Value.BaseUrl.TrimEnd('/') + Address(Of(pack));

    /// <summary>When a link that is made now ends.</summary>
    public DateTimeOffset End => clock.GetUtcNow().AddDays(settings.Value.LinkDays);

    /// <summary>The pack of a link.</summary>
    /// <exception cref="RuleBroken">The link is none.</exception>
    public static async Task<PolicyPack> Find(string link, IQuerySession session, CancellationToken token)
    {
        var hash = SecretLinks.HashOf(link);
        return await session.Query<PolicyPack>().FirstOrDefaultAsync(pack => pack.LinkHash == hash, token) ?? throw new RuleBroken("没有这个链接，可能没有复制完整。") { Kind = Refusal.Missing };
    }
}
