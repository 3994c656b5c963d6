using Crm.Foundation;
using Crm.Hotline.Ringing;
using Marten;

namespace Crm.Hotline.Duty;

/// <summary>What happens by itself happens in the telephone's name.</summary>
internal static class Telephone
{
    /// <summary>Stamps what the events' metadata will say.</summary>
    public static void ByTelephone(this IDocumentSession session)
    {
        session.LastModifiedBy = CtiEndpoint.Telephone.Login;
        session.SetHeader(Access.ChannelHeader, CtiEndpoint.Telephone.Channel);
    }
}
