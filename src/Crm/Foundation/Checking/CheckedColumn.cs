using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Crm.Foundation.Checking;

/// <summary>A column that the store keeps beside a record, for what it is searched by.</summary>
/// <param name="Members">The way from the record to the value.</param>
internal sealed record CheckedColumn(string Name, string Type, IReadOnlyList<MemberInfo> Members)
{
    private const string Moment = "timestamp with time zone";

    private static readonly JsonSerializerOptions Named = new() { Converters = { new JsonStringEnumConverter() } };

    /// <summary>The columns of a row d as one JSON object; moments as seconds, since the database writes them in the zone of whoever asks.</summary>
    public static string Sql(IReadOnlyList<CheckedColumn> columns) =>
        columns.Count == 0 ? "'{}'" : string.Join(" || ", columns.Select(column => $"jsonb_build_object('{column.Name}', {(column.Type == Moment ? $"extract(epoch from d.{column.Name})" : $"d.{column.Name}")})"));

    /// <summary>The same of a record that is not stored.</summary>
    public static string Json(IReadOnlyList<CheckedColumn> columns, object record) => JsonSerializer.Serialize(columns.ToDictionary(column => column.Name, column => column.Of(record)), Named);

    private object? Of(object record)
    {
        object? value = record;
        foreach (var member in Members) value = value is null ? null : member is PropertyInfo property ? property.GetValue(value) : ((FieldInfo)member).GetValue(value);
        // The store keeps whole microseconds.
        return value is DateTimeOffset at ? (at.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond / 1_000_000m : value;
    }
}
