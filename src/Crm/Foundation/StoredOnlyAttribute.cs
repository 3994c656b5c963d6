namespace Crm.Foundation;

/// <summary>The store keeps it; the API does not give it out.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class StoredOnlyAttribute : Attribute;
