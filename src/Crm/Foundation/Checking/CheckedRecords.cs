namespace Crm.Foundation.Checking;

/// <summary>How a record is not what its events make of it.</summary>
public enum RecordFault
{
    /// <summary>缺少: the events make one and there is none.</summary>
    Lacking = 1,

    /// <summary>多出: there is one and no event makes it.</summary>
    Beside,

    /// <summary>不同.</summary>
    Different,
}

/// <summary>The first record found of a read model that is not what the events make of it, and how many there are. What stands in the record is told nowhere: people wrote it.</summary>
/// <param name="Model">Name of the projection, as it is rebuilt by.</param>
/// <param name="Path">The first property that differs, such as <c>contact.name</c>; empty where the record as a whole is there or is not.</param>
/// <param name="Count">Of this read model, all in all.</param>
public sealed record RecordDrift(string Model, Guid Id, RecordFault Fault, string Path, long Count)
{
    /// <summary>In words for whoever runs the product.</summary>
    public string Sentence => Fault switch
    {
        RecordFault.Lacking => Texts.Of("{0} 有 {1} 条与事件不一致，第一条是缺少的 {2}", Model, Count, Id),
        RecordFault.Beside => Texts.Of("{0} 有 {1} 条与事件不一致，第一条是多出的 {2}", Model, Count, Id),
        _ => Texts.Of("{0} 有 {1} 条与事件不一致，第一条是 {2}，不同之处：{3}", Model, Count, Id, Path),
    };
}

/// <summary>What a check of the read models found.</summary>
/// <param name="Records">How many records were built anew and compared.</param>
/// <param name="Models">How many read models.</param>
/// <param name="Unchecked">The read models that can't be built record by record, and so were not looked at.</param>
public sealed record CheckedRecords(DateTimeOffset At, long Records, int Models, TimeSpan Took, IReadOnlyList<RecordDrift> Drifts, IReadOnlyList<string> Unchecked);
