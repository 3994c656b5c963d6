using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Crm.Foundation;

namespace Crm.Tests.Events;

/// <summary>Writes docs/events.md: every event with its stream, its meaning, its fields and who records it, from the code and the comments beside it.</summary>
internal static partial class EventCatalogue
{
    private static readonly IReadOnlyDictionary<string, XElement> Comments = XDocument.Load(Path.ChangeExtension(typeof(IFact).Assembly.Location, ".xml"))
        .Descendants("member").ToDictionary(m => m.Attribute("name")!.Value);

    private static readonly NullabilityInfoContext Nullability = new();

    /// <summary>The whole page.</summary>
    public static string Write()
    {
        var page = new StringBuilder("""
            # 事件 / Events

            库里可能出现的每一种事实，按模块排列。本页由代码生成，不要手改：改了事件之后，设环境变量 `CRM_APPROVE=1` 运行一次 `tests/Crm.Tests`，看过差异再提交。
            事件的名称是永久的。业务日期是字段 `occurredOn`；登记时间、流、版本、谁、哪个渠道（`page`、`api`、`job`）、哪次请求在元数据里，`GET /api/events` 一并给出。
            联系人的姓名、电话、邮箱、微信只以密文出现（`SealedContact`）。每种事件的 JSON 样例在 `tests/Crm.Tests/Events/approved/`。

            Every fact the store can hold, by module. This page is generated from the code: after a change run `tests/Crm.Tests` once with `CRM_APPROVE=1` in the environment and read
            the difference before committing it. Names are permanent. `occurredOn` is the business date; when it was recorded, stream, version, user, channel and correlation are metadata, which
            `GET /api/events` gives too. Personal data stands in events only sealed. A question mark marks what may be empty.


            """.ReplaceLineEndings("\n"));
        foreach (var module in Shapes.Events.GroupBy(e => e.Value.Namespace!.Split('.')[1]).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            page.Append($"## {module.Key}\n\n");
            foreach (var (name, type) in module) Event(page, name, type);
        }
        page.Append("## Parts\n\n");
        foreach (var part in Shapes.Events.Values.SelectMany(Parts).Distinct().OrderBy(t => t.Name, StringComparer.Ordinal)) Part(page, part);
        return page.ToString().TrimEnd() + "\n";
    }

    /// <summary>What the comment beside a type says it means; empty where there is none.</summary>
    public static string Meaning(Type type) => Words(Comments.GetValueOrDefault($"T:{Id(type)}")?.Element("summary"));

    /// <summary>The states whose streams hold the event: those that take it in, else the one it is declared beside.</summary>
    public static IReadOnlyList<Type> Streams(Type type)
    {
        var takers = States.Where(state => Takes(state, type, "Create", "Apply")).ToList();
        // Declared in a slice of its own, it stands beside the state of the module around.
        for (var place = type.Namespace!; takers.Count == 0 && place.Contains('.'); place = place[..place.LastIndexOf('.')]) takers = [.. States.Where(state => state.Namespace == place)];
        return takers;
    }

    private static IReadOnlyList<Type> States { get; } =
        [.. typeof(IFact).Assembly.GetTypes().Where(t => Shapes.Events.Values.Any(e => Takes(t, e, "Create"))).OrderBy(t => t.Name, StringComparer.Ordinal)];

    private static bool Takes(Type state, Type fact, params string[] methods) => state.GetMethods().Any(m => methods.Contains(m.Name) && m.ReturnType == state
        && m.GetParameters() is [{ ParameterType: var given }] && (given == fact || given.GenericTypeArguments.Contains(fact)));

    private static void Event(StringBuilder page, string name, Type type)
    {
        var by = Recorders.Commands[type.FullName!].Select(c => c.Name).ToList();
        if (by.Count == 0) by = [.. Recorders.Makers[type.FullName!]];
        page.Append($"### {name}\n\n{Meaning(type)}\n\n");
        page.Append($"`{type.Name}` · stream: {Listed(Streams(type).Select(t => t.Name))} · recorded by: {Listed(by)}\n\n");
        Fields(page, type);
    }

    private static void Part(StringBuilder page, Type part)
    {
        page.Append($"### {part.Name}\n\n");
        if (Meaning(part) is { Length: > 0 } meaning) page.Append(meaning + "\n\n");
        if (!part.IsEnum) Fields(page, part);
        else
        {
            foreach (var value in Enum.GetNames(part))
                page.Append($"- `{value}`{(Words(Comments.GetValueOrDefault($"F:{Id(part)}.{value}")?.Element("summary")) is { Length: > 0 } words ? $": {words}" : "")}\n");
            page.Append('\n');
        }
    }

    private static void Fields(StringBuilder page, Type type)
    {
        page.Append("| field | type | meaning |\n|---|---|---|\n");
        foreach (var field in Shapes.Fields(type)) page.Append($"| `{Shapes.JsonName(field.Name)}` | {Kind(field)} | {MeaningOf(type, field).Replace("|", "\\|")} |\n");
        page.Append('\n');
    }

    private static string MeaningOf(Type type, PropertyInfo field)
    {
        if (type.IsAssignableTo(typeof(IFact)) && field.Name == nameof(IFact.OccurredOn)) return "The business date, in China's calendar.";
        var own = Words(Comments.GetValueOrDefault($"P:{Id(type)}.{field.Name}")?.Element("summary"));
        return own.Length > 0 ? own : Words(Comments.GetValueOrDefault($"T:{Id(type)}")?.Elements("param").FirstOrDefault(p => p.Attribute("name")!.Value == field.Name));
    }

    private static IEnumerable<Type> Parts(Type type)
    {
        foreach (var inner in Shapes.Fields(type).SelectMany(field => Inner(field.PropertyType)).Where(t => t.Assembly == typeof(IFact).Assembly))
        {
            yield return inner;
            if (inner.IsEnum) continue;
            foreach (var part in Parts(inner)) yield return part;
        }
    }

    private static IEnumerable<Type> Inner(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (Shapes.Items(plain) is { } items) return Inner(items);
        return Shapes.Entries(plain) is var (key, value) ? [.. Inner(key), .. Inner(value)] : [plain];
    }

    private static string Kind(PropertyInfo field) => Kind(field.PropertyType) + (Nullability.Create(field).ReadState == NullabilityState.Nullable ? "?" : "");

    private static string Kind(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (Shapes.Items(plain) is { } items) return $"list of {Kind(items)}";
        if (Shapes.Entries(plain) is var (key, value)) return $"{Kind(value)} by {Kind(key)}";
        return plain.Assembly == typeof(IFact).Assembly ? $"[{plain.Name}](#{plain.Name.ToLowerInvariant()})" : plain.Name switch
        {
            "String" => "text",
            "Boolean" => "yes or no",
            "Int32" or "Int64" => "whole number",
            "Decimal" => "number",
            "DateOnly" => "day",
            "TimeOnly" => "time of day",
            "DayOfWeek" => "day of the week",
            "DateTimeOffset" => "moment, UTC",
            "Guid" => "id",
            _ => throw new NotSupportedException($"No word for {plain}"),
        };
    }

    private static string Listed(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"`{name}`"));

    private static string Id(Type type) => type.FullName!.Replace('+', '.');

    // The text of a comment on one line; a reference is written as the last part of what it points to.
    private static string Words(XElement? comment) => comment is null ? "" : Blanks().Replace(string.Concat(comment.Nodes().Select(node => node switch
    {
        XElement { Name.LocalName: "see" or "paramref" } see => $"`{(see.Attribute("cref") ?? see.Attribute("name") ?? see.Attribute("langword"))!.Value.Split('.', ':')[^1]}`",
        XElement other => $"`{other.Value}`",
        _ => ((XText)node).Value,
    })), " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
