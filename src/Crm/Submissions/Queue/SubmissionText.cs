using Crm.Submissions.Comparing;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace Crm.Submissions.Queue;

/// <summary>The texts of one submission: as it was sent in, and as it stands now.</summary>
public sealed record SubmissionText
{
    public Guid Id { get; init; }

    /// <summary>As it was sent in.</summary>
    public string Original { get; init; } = "";

    /// <summary>The title it was sent in with.</summary>
    public string OriginalTitle { get; init; } = "";

    /// <summary>As it stands now.</summary>
    public string Body { get; init; } = "";

    /// <summary>Fingerprints of stretches of the text, by which texts that share some are found.</summary>
    public long[] Prints { get; init; } = [];
}

/// <summary>Writes <see cref="SubmissionText"/>.</summary>
public sealed partial class SubmissionTextProjection : SingleStreamProjection<SubmissionText, Guid>
{
    public SubmissionTextProjection()
    {
        IncludeType<SubmissionReceived>();
        IncludeType<SubmissionCorrected>();
        IncludeType<SubmissionReplied>();
    }

    public override SubmissionText? Evolve(SubmissionText? text, Guid id, IEvent e) => e.Data switch
    {
        SubmissionReceived r => Printed(new() { Id = id, Original = r.Body, OriginalTitle = r.Title, Body = r.Body }),
        SubmissionCorrected c when text is not null => Printed(text with { Body = c.Body }),
        SubmissionReplied { Body: { } body } when text is not null => Printed(text with { Body = body }),
        _ => text,
    };

    private static SubmissionText Printed(SubmissionText text) => text with { Prints = TextPrints.Of(text.Body) };
}
