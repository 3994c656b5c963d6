using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;

namespace Crm.Foundation;

/// <summary>A text that may be longer than anything typed into a form, and says itself how long.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LongTextAttribute : Attribute;

/// <summary>
/// What no command and no query may hold, whatever it is about: characters a database can't keep, days and amounts of no world we know, gaps in a list, a day of
/// happening that is still to come. Asked before the command's own rules, so that none of them has to think of it.
/// </summary>
public static class Sanity
{
    /// <summary>Longest text that isn't <see cref="LongTextAttribute"/>; most have a shorter limit of their own.</summary>
    public const int LongestText = 10_000;

    private const int FirstYear = 1900;
    private const int LastYear = 2200;
    private const decimal LargestAmount = 1_000_000_000_000_000m;

    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Parts = new();

    /// <summary>The first thing wrong with it, at its field; null where nothing is.</summary>
    public static RuleBroken? Objection(object given, DateOnly today)
    {
        var found = OfParts(given, "");
        if (found is not null || given is not ICommand || given.GetType().GetProperty(nameof(IFact.OccurredOn))?.GetValue(given) is not DateOnly day) return found;
        try
        {
            China.MustNotBeLater(day, today, nameof(IFact.OccurredOn));
            return null;
        }
        catch (RuleBroken broken)
        {
            return broken;
        }
    }

    private static RuleBroken? OfParts(object given, string path)
    {
        foreach (var part in Parts.GetOrAdd(given.GetType(), static type => [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite && p.GetIndexParameters().Length == 0)]))
        {
            var field = path.Length == 0 ? part.Name : $"{path}.{part.Name}";
            if (part.GetValue(given) is { } value && Of(value, field, part.IsDefined(typeof(LongTextAttribute), inherit: false)) is { } found) return found;
        }
        return null;
    }

    private static RuleBroken? Of(object value, string field, bool isLong = false) => value switch
    {
        string text => OfText(text, field, isLong),
        DateOnly day when day.Year is < FirstYear or > LastYear => At(field, "日期不对，请检查年份。"),
        decimal number when Math.Abs(number) > LargestAmount => At(field, "这个数太大了，请检查单位。"),
        Guid id when id == Guid.Empty => At(field, "编号是空的。"),
        IDictionary map => OfItems(map.Values, field),
        IEnumerable items => OfItems(items, field),
        _ when value.GetType().Assembly == typeof(Sanity).Assembly && !value.GetType().IsEnum => OfParts(value, field),
        _ => null,
    };

    private static RuleBroken? OfItems(IEnumerable items, string field)
    {
        var number = 0;
        foreach (var item in items)
        {
            var place = $"{field}[{number++}]";
            if (item is null) return At(place, "第 {0} 项是空的。", number);
            if (Of(item, place) is { } found) return found;
        }
        return null;
    }

    private static RuleBroken? OfText(string text, string field, bool isLong)
    {
        if (text.Length > LongestText && !isLong) return At(field, "文字太长了，不能超过 {0} 个字。", LongestText);
        return IsStorable(text) ? null : At(field, "文字里有不能保存的字符，可能是复制时带进来的。请删掉后重新输入。");
    }

    /// <summary>PostgreSQL stores neither the character zero nor half a pair of surrogates.</summary>
    public static bool IsStorable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0') return false;
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return false;
            i++;
        }
        return true;
    }

    private static RuleBroken At(string field, string text, params object[] values) => new(text, values) { Field = field, Kind = Refusal.Input };
}
