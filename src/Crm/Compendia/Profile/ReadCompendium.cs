using Crm.Compendia.Building;
using Crm.Compendia.Listing;
using Crm.Compendia.Writing;
using Crm.Foundation;
using Crm.Team;
using Marten;

namespace Crm.Compendia.Profile;

/// <summary>A file of the last build, for the staff.</summary>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager, Role.Editor, Role.Auditor, Role.Administrator)]
public sealed record ReadCompendium(Guid CompendiumId, BookFormat Format) : IQuery<CompendiumFile>;

/// <summary>A file to hand out.</summary>
public sealed record CompendiumFile(string Name, string ContentType, byte[] Bytes);

/// <summary>Answers <see cref="ReadCompendium"/>.</summary>
public static class ReadCompendiumHandler
{
    public static async Task<CompendiumFile> Handle(ReadCompendium query, CompendiumShelf shelf, IQuerySession session, CancellationToken token)
    {
        var row = await session.LoadAsync<CompendiumListing>(query.CompendiumId, token);
        return await File(row?.Built, query.Format, shelf, token);
    }

    /// <summary>A file of a build, held against what was written down of it.</summary>
    /// <exception cref="RuleBroken">There is none.</exception>
    internal static async Task<CompendiumFile> File(Edition? edition, BookFormat format, CompendiumShelf shelf, CancellationToken token)
    {
        if (edition?.File(format) is not { } file || await shelf.Read(edition.Build, format, token) is not { } bytes) throw new RuleBroken("没有这个格式的文件。") { Kind = Refusal.Missing };
        if (CompendiumShelf.Hash(bytes) != file.Sha256) throw new InvalidDataException($"The {format} of build {edition.Build} is not what was built");
        return new CompendiumFile(CompendiumWords.FileName(edition.Title, format.Extension()), format.ContentType(), bytes);
    }
}
