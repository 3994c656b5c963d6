using Crm.Foundation;

namespace Crm.Policies;

/// <summary>A command about an existing policy document. The library belongs to all units alike: whoever is an editor anywhere keeps all of it.</summary>
public interface IPolicyCommand : IStreamCommand
{
    /// <summary>The document.</summary>
    Guid DocumentId { get; }

    Guid IStreamCommand.Stream => DocumentId;
}
