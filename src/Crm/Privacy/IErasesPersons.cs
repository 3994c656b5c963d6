namespace Crm.Privacy;

/// <summary>A module that keeps something of a person outside sealed values, such as a mail written as a file, and throws it away when the person is erased.</summary>
public interface IErasesPersons
{
    /// <summary>Throws it away; nothing happens the second time.</summary>
    Task Erase(Guid person, CancellationToken token);
}
