using Crm.Compendia.Writing;
using Crm.Foundation;

namespace Crm.Compendia;

/// <summary>An editor began to put a compendium together.</summary>
/// <param name="LeftOut">Documents the scope takes in and the editor does not want.</param>
public sealed record CompendiumDrafted(string Title, CompendiumScope Scope, IReadOnlyList<Guid> LeftOut, DateOnly OccurredOn) : IFact;

/// <summary>An editor changed what it is called or what it takes in. What was built before stays as it is.</summary>
public sealed record CompendiumRedrafted(string Title, CompendiumScope Scope, IReadOnlyList<Guid> LeftOut, DateOnly OccurredOn) : IFact;

/// <summary>The compendium is being built from what the library holds.</summary>
/// <param name="Build">This one build.</param>
public sealed record CompendiumBuildBegun(Guid Build, DateOnly OccurredOn) : IFact;

/// <summary>The compendium was built. Its files are kept apart.</summary>
/// <param name="Texts">What is in it, in order.</param>
public sealed record CompendiumBuilt(Guid Build, string Title, CompendiumScope Scope, IReadOnlyList<BuiltText> Texts, IReadOnlyList<BuiltFile> Files, DateOnly OccurredOn) : IFact;

/// <summary>The build came to nothing.</summary>
/// <param name="Cause">What stood in the way.</param>
public sealed record CompendiumBuildFailed(Guid Build, BuildFailure Cause, DateOnly OccurredOn) : IFact;

/// <summary>An editor ended a build.</summary>
public sealed record CompendiumBuildCancelled(Guid Build, DateOnly OccurredOn) : IFact;

/// <summary>Visitors can ask for this build on the public site.</summary>
public sealed record CompendiumPublished(Guid Build, DateOnly OccurredOn) : IFact;

/// <summary>Visitors can ask for it no more, and links to it open nothing.</summary>
public sealed record CompendiumUnpublished(string Reason, DateOnly OccurredOn) : IFact;

/// <summary>A text in a built compendium.</summary>
/// <param name="Version">The version that was taken.</param>
public sealed record BuiltText(Guid Document, int Version, string Title);

/// <summary>A file of a built compendium.</summary>
/// <param name="Sha256">SHA-256 of the contents in lower-case hexadecimal digits.</param>
public sealed record BuiltFile(BookFormat Format, long Bytes, string Sha256);

/// <summary>Why a build came to nothing.</summary>
public enum BuildFailure
{
    /// <summary>没有文件: the scope takes in no document.</summary>
    Empty = 1,

    /// <summary>文件太多.</summary>
    TooMany,

    /// <summary>出错: something nobody foresaw, in the log.</summary>
    Unforeseen,
}
