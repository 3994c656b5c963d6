using Crm.Foundation;

namespace Crm.Submissions;

/// <summary>A command about an existing submission. The desk belongs to all units alike, as the policy library does: whoever is an editor anywhere works on all of it.</summary>
public interface ISubmissionCommand : IStreamCommand
{
    /// <summary>The submission.</summary>
    Guid SubmissionId { get; }

    Guid IStreamCommand.Stream => SubmissionId;
}
