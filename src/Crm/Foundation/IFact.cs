namespace Crm.Foundation;

/// <summary>
/// Every event of the store. It has two dates: <see cref="OccurredOn"/>, when it happened to the business, and the store's own timestamp, when it was
/// recorded. Who, through which channel and why stand in the store's metadata, never in the event.
/// </summary>
public interface IFact
{
    /// <summary>The business date, in China's calendar.</summary>
    DateOnly OccurredOn { get; }
}
