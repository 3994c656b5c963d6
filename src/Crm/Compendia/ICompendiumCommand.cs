using Crm.Foundation;

namespace Crm.Compendia;

/// <summary>A command about an existing compendium. They belong to the library, which belongs to all units alike.</summary>
public interface ICompendiumCommand : IStreamCommand
{
    /// <summary>The compendium.</summary>
    Guid CompendiumId { get; }

    Guid IStreamCommand.Stream => CompendiumId;
}
