using Crm.Foundation;

namespace Crm.Hotline.Ringing.Keys;

/// <summary>A unit's telephone system got a key to sign its reports with.</summary>
/// <param name="Unit">The unit whose calls it reports.</param>
/// <param name="KeyId">The public half: it finds the key.</param>
/// <param name="Secret">The shared secret, closed with the installation's key.</param>
/// <param name="Name">What it is for.</param>
public sealed record CtiKeyIssued(string Unit, string KeyId, string Secret, string Name, DateOnly OccurredOn) : IFact;

/// <summary>A key ended: what is signed with it is refused from now on.</summary>
public sealed record CtiKeyRevoked(string KeyId, DateOnly OccurredOn) : IFact;
