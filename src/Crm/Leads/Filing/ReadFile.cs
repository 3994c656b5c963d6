using Crm.Foundation;
using Crm.Leads.Merging;
using Crm.Privacy;
using Crm.Team;
using Marten;

namespace Crm.Leads.Filing;

/// <summary>The contents of one file beside a lead, also of one that was taken off the list. Who reads it is written down: agreements name people.</summary>
[Allow(Role.Officer, Role.Manager, Role.Auditor)]
public sealed record ReadFile(Guid LeadId, Guid FileId) : IQuery<FileCopy>;

/// <summary>The answer to a <see cref="ReadFile"/>.</summary>
public sealed record FileCopy(string Name, string ContentType, byte[] Bytes);

/// <summary>Answers <see cref="ReadFile"/>.</summary>
public static class ReadFileHandler
{
    public static async Task<FileCopy> Handle(ReadFile query, Actor actor, FileShelf shelf, ReadingLog readings, IQuerySession session, CancellationToken token)
    {
        var lead = await LeadReading.Of(query.LeadId, actor, session, token);
        var shelves = lead.Merged.Select(m => (m.Id, m.Facts.Files)).Prepend((lead.Id, lead.Facts.Files));
        var (owner, file) = shelves.SelectMany(shelf => shelf.Files, (shelf, f) => (shelf.Id, File: f)).FirstOrDefault(f => f.File.Id == query.FileId);
        if (file is null) throw new RuleBroken("这条线索没有这份文件。") { Kind = Refusal.Missing };
        await readings.Note(actor, "file", file.Id, token);
        var bytes = await shelf.Read(owner, file.Id, token) ?? throw new RuleBroken("这份文件的密钥已经销毁，不能再打开。") { Kind = Refusal.Missing };
        if (FileContent.Hash(bytes) != file.Sha256) throw new InvalidDataException($"File {file.Id} is not what was added");
        return new FileCopy(file.Name, file.ContentType, bytes);
    }
}
