namespace Crm.Policies.Cataloguing;

/// <summary>Something that was read out of a document.</summary>
/// <param name="Value">What it is.</param>
/// <param name="Words">The words it was read from, for the editor to check.</param>
public sealed record Found<T>(T Value, string Words);
