using Crm.Foundation;

namespace Crm.Tests.Events;

/// <summary>Makes one canned value of any type an event is made of: every field filled, the same in every run.</summary>
internal static class Sample
{
    private static readonly DateTimeOffset Moment = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    /// <summary>The value; texts and ids are made from the name of the field, so that two fields that change places are noticed.</summary>
    public static object Of(Type type, string name)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(string)) return name;
        if (plain == typeof(Guid)) return Uuid5.Of("sample", name);
        if (plain == typeof(bool)) return true;
        if (plain == typeof(int)) return name.Length;
        if (plain == typeof(long)) return (long)name.Length;
        if (plain == typeof(decimal)) return name.Length + 0.5m;
        if (plain == typeof(DateOnly)) return DateOnly.FromDateTime(Moment.Date).AddDays(name.Length);
        if (plain == typeof(DateTimeOffset)) return Moment;
        if (plain == typeof(TimeOnly)) return new TimeOnly(name.Length, 30);
        // Not the first value: it is what a field that went missing would be read as.
        if (plain.IsEnum) return Enum.GetValues(plain).GetValue(Enum.GetValues(plain).Length - 1)!;
        if (Shapes.Items(plain) is { } items) return List(items, name);
        return Shapes.Entries(plain) is var (key, value) ? Map(key, value, name) : Record(plain);
    }

    private static object List(Type item, string name)
    {
        var list = (System.Collections.IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        list.Add(Of(item, name));
        return list;
    }

    private static object Map(Type key, Type value, string name)
    {
        var map = (System.Collections.IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(key, value))!;
        map.Add(Of(key, name), Of(value, name));
        return map;
    }

    private static object Record(Type type)
    {
        var constructor = type.GetConstructors().MaxBy(c => c.GetParameters().Length) ?? throw new NotSupportedException($"No sample of {type}");
        var given = constructor.GetParameters();
        var made = constructor.Invoke([.. given.Select(p => Of(p.ParameterType, Shapes.JsonName(p.Name!)))]);
        foreach (var property in Shapes.Fields(type).Where(f => f.CanWrite && given.All(p => p.Name != f.Name)))
            property.SetValue(made, Of(property.PropertyType, Shapes.JsonName(property.Name)));
        return made;
    }
}
