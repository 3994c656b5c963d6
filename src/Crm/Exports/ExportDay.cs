using System.Globalization;
using Crm.Foundation;
using JasperFx.Events;

namespace Crm.Exports;

/// <summary>The files that were handed out on one day. A stream of its own for each day, so that a day is read at once.</summary>
/// <param name="Files">How many so far.</param>
public sealed record ExportDay(Guid Id, int Files)
{
    /// <summary>The stream of a day of China's calendar.</summary>
    public static Guid IdOf(DateOnly day) => Uuid5.Of("exports", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public static ExportDay Create(IEvent<ListExported> e) => new(e.StreamId, 1);

    public ExportDay Apply(ListExported _) => this with { Files = Files + 1 };
}

/// <summary>Somebody took a list along as a file. Who stands in the metadata.</summary>
/// <param name="List">What the list is called, as in the file's name.</param>
/// <param name="Format">xlsx, csv or docx.</param>
/// <param name="Rows">How many rows the file holds.</param>
/// <param name="Address">Path and query it was asked for with, without the words that were searched for.</param>
/// <param name="OccurredOn">Business date.</param>
public sealed record ListExported(string List, string Format, int Rows, string Address, DateOnly OccurredOn) : IFact;
