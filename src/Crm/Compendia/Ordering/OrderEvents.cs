using Crm.Compendia.Writing;
using Crm.Foundation;
using Crm.Privacy;

namespace Crm.Compendia.Ordering;

/// <summary>A visitor asked for a compendium. Who they are and what they agreed to stands with the inquiry.</summary>
/// <param name="Inquiry">The inquiry it is.</param>
/// <param name="Number">Its receipt number.</param>
/// <param name="Compendium">The one asked for; null where none fits what was asked for.</param>
/// <param name="Region">The region asked for, GB/T 2260.</param>
/// <param name="Industry">The industry asked for, GB/T 4754.</param>
/// <param name="To">The address links are mailed to.</param>
/// <param name="Language">The language of the letters: zh-CN or en.</param>
public sealed record CompendiumOrdered(Guid Inquiry, string Number, Guid? Compendium, string? Region, string? Industry, Sealed To, string Language, DateOnly OccurredOn) : IFact;

/// <summary>A link that opens the compendium for some days was mailed.</summary>
/// <param name="Link">Which link of this order it is, from 1.</param>
/// <param name="LinkHash">SHA-256 of its secret part; the link itself stands nowhere.</param>
public sealed record CompendiumLinkMailed(Guid Compendium, int Link, string LinkHash, DateTimeOffset ExpiresAt, DateOnly OccurredOn) : IFact;

/// <summary>The visitor downloaded a file of it. Downloads of the same file within an hour are one.</summary>
public sealed record CompendiumFetched(Guid Build, BookFormat Format, DateOnly OccurredOn) : IFact;
