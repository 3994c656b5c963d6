using System.Collections;
using System.Reflection;
using JasperFx.Events;

namespace Crm.Tests.Leads;

/// <summary>Any record filled with something, and events as the store hands them out.</summary>
internal static class Samples
{
    public static readonly DateOnly Day = new(2026, 6, 3);

    public static readonly DateTimeOffset Noon = new(2026, 6, 3, 4, 0, 0, TimeSpan.Zero);

    /// <summary>A value of the type with every field filled.</summary>
    public static object Any(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string)) return "text";
        if (type == typeof(Guid)) return Guid.Parse("0197a000-0000-7000-8000-000000000001");
        if (type == typeof(DateOnly)) return Day;
        if (type == typeof(DateTimeOffset)) return Noon;
        if (type.IsEnum) return Enum.GetValues(type).GetValue(0)!;
        if (type.IsPrimitive || type == typeof(decimal)) return Convert.ChangeType(2, type);
        if (typeof(IEnumerable).IsAssignableFrom(type)) return List(type);
        var constructor = type.GetConstructors().Where(c => !c.GetParameters().Any(p => p.ParameterType == type)).MaxBy(c => c.GetParameters().Length)!;
        return constructor.Invoke([.. constructor.GetParameters().Select(p => Any(p.ParameterType))]);
    }

    /// <summary>The facts as events, one version each.</summary>
    public static IReadOnlyList<IEvent> Stream(params object[] facts) => [.. facts.Select((fact, i) => Event(fact, i + 1))];

    /// <summary>A fact as an event recorded by an officer on a page.</summary>
    public static IEvent Event(object fact, long version, string login = "chen", DateTimeOffset? at = null)
    {
        var e = (IEvent)Activator.CreateInstance(typeof(Event<>).MakeGenericType(fact.GetType()), fact)!;
        (e.Version, e.UserName, e.Timestamp) = (version, login, at ?? Noon);
        e.SetHeader("channel", "page");
        return e;
    }

    private static object List(Type type)
    {
        var element = type.IsArray ? type.GetElementType()! : type.GetGenericArguments()[0];
        var array = Array.CreateInstance(element, 1);
        array.SetValue(Any(element), 0);
        return array;
    }
}
