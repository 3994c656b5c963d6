using JasperFx.Events.Projections;

namespace Crm.Foundation;

/// <summary>Which facts a read model is made of.</summary>
public static class ModuleFacts
{
    /// <summary>
    /// Takes every fact declared beside <typeparamref name="TFact"/> and no other. Without such a list a read model is asked about every event of the store, and its
    /// row is looked for in the database each time.
    /// </summary>
    public static void IncludeFactsBeside<TFact>(this EventFilterable projection) where TFact : IFact
    {
        foreach (var fact in typeof(TFact).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && t.Namespace == typeof(TFact).Namespace && t.IsAssignableTo(typeof(IFact))))
            projection.IncludeType(fact);
    }
}
