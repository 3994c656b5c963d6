namespace Crm.Pipeline.History;

/// <summary>From where a past day is looked at. Every fact has two dates: when it happened and when it was recorded.</summary>
public enum Standpoint
{
    /// <summary>当时所知: by what had been recorded at the end of that day, whenever it happened. What a report of that day said.</summary>
    AsRecorded = 1,

    /// <summary>今天所知: by what had happened at the end of that day, as far as it is recorded today, late entries and corrections included.</summary>
    AsHappened = 2,
}
