namespace Crm.Foundation;

/// <summary>A command about one existing stream of events.</summary>
public interface IStreamCommand : ICommand
{
    /// <summary>The stream.</summary>
    Guid Stream { get; }
}
