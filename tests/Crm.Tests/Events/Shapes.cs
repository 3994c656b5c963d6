using System.Reflection;
using System.Text.Json;
using Crm.Foundation;
using JasperFx.Events;

namespace Crm.Tests.Events;

/// <summary>What events look like: which there are, and what they are made of.</summary>
internal static class Shapes
{
    /// <summary>Every event of the store, by its permanent name.</summary>
    public static IReadOnlyDictionary<string, Type> Events { get; } = typeof(IFact).Assembly.GetTypes()
        .Where(t => typeof(IFact).IsAssignableFrom(t) && !t.IsInterface).OrderBy(t => t.GetEventTypeName(), StringComparer.Ordinal).ToDictionary(t => t.GetEventTypeName());

    /// <summary>What is stored of a record, in the order in which it is written.</summary>
    public static IReadOnlyList<PropertyInfo> Fields(Type type) =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanRead && p.GetIndexParameters().Length == 0)];

    /// <summary>The field's name in JSON.</summary>
    public static string JsonName(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    /// <summary>What a list holds; null for what is no list.</summary>
    public static Type? Items(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;

    /// <summary>Key and value of a map; null for what is none.</summary>
    public static (Type Key, Type Value)? Entries(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>)
        ? (type.GetGenericArguments()[0], type.GetGenericArguments()[1]) : null;
}
