using Crm.Compendia.Drafting;
using Crm.Compendia.Writing;
using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Policies;
using Crm.Policies.Library;
using Crm.Policies.Reading;
using Crm.PublicSite.Details;
using Marten;

namespace Crm.Compendia.Building;

/// <summary>Makes the book of a compendium, or of a policy pack, from documents of the library.</summary>
public static class BookBuilder
{
    /// <summary>The words in the current language.</summary>
    public static BookWords Words => new(Texts.Of("目录"), Texts.Of("资料来源"), Texts.Of("来源"), Texts.IsChinese ? "zh-CN" : "en");

    /// <summary>A compendium: one part a region.</summary>
    public static async Task<Book> Compendium(string title, CompendiumScope scope, IReadOnlyList<PickedPolicy> picked, DateTimeOffset now, IQuerySession session, CancellationToken token)
    {
        var bodies = await Bodies(picked.Select(p => (p.Document.Id, p.Version)), session, token);
        var parts = picked.GroupBy(p => PickedPolicies.RegionOf(p.Document)).ToList();
        return new Book(
            title,
            [
                new(Texts.Of("地区"), CompendiumWords.RegionsOf(scope)), new(Texts.Of("行业"), CompendiumWords.IndustriesOf(scope)), new(Texts.Of("截至日期"), Days.Full(scope.AsOf)),
                new(Texts.Of("收录文件"), Texts.Of("{0} 份", picked.Count)), new(Texts.Of("生成日期"), Days.Full(China.DayOf(now))),
            ],
            null, [], null,
            [.. parts.Select(part => new BookPart(
                parts.Count == 1 ? null : part.First() is var first && CompendiumWords.Place(first.Document) is { } place ? place : Texts.Of("不限地区"),
                [.. part.Select(p => Text(p.Document, p.Version, scope.AsOf, bodies[PolicyText.IdOf(p.Document.Id, p.Version)]))]))])
        {
            Words = Words,
        };
    }

    /// <summary>The same book with the office behind it.</summary>
    public static Book By(this Book book, SiteDetails office) => book with
    {
        Issuer = office.Office ?? office.Name,
        Imprint = [.. new[] { Fact(Texts.Of("投资咨询热线"), office.Hotline), Fact(Texts.Of("邮箱"), office.Mail), Fact(Texts.Of("地址"), office.Address) }.OfType<BookFact>()],
    };

    /// <summary>A whole document.</summary>
    /// <param name="day">The day whose validity is said.</param>
    public static BookText Text(PolicyListing document, int version, DateOnly day, string body) =>
        new(document.Title, Facts(document, version, day), Warning(document, day), [.. Blocks(body)], document.Source);

    /// <summary>A passage of a document.</summary>
    public static BookText Passage(PolicyListing document, int version, DateOnly day, string quote, string? note) => new(
        document.Title, Facts(document, version, day), Warning(document, day),
        [.. note.Filled() is { } words ? new[] { new BookBlock(words) } : [], .. quote.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => new BookBlock(line, Quote: true))], document.Source);

    /// <summary>The texts of versions, by their ids.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> Bodies(IEnumerable<(Guid Document, int Version)> versions, IQuerySession session, CancellationToken token)
    {
        var texts = new Dictionary<string, string>();
        foreach (var some in versions.Select(v => PolicyText.IdOf(v.Document, v.Version)).Distinct().Chunk(50))
            foreach (var text in await session.LoadManyAsync<PolicyText>(token, some)) texts[text.Id] = text.Body;
        return texts;
    }

    /// <summary>What a reader must know before reading on; null where nothing is.</summary>
    public static string? Warning(PolicyListing document, DateOnly day) => document.On(day) switch
    {
        Validity.Withdrawn => Texts.Of("这份文件已撤回，不再适用。"),
        Validity.Expired => Texts.Of("这份文件已于 {0} 失效，仅供参考。", Days.Full(document.ValidTo!.Value)),
        Validity.Repealed => Texts.Of("这份文件已于 {0} 废止，仅供参考。", Days.Full(document.RepealedOn!.Value)),
        Validity.NotYet => Texts.Of("这份文件自 {0} 起施行。", Days.Full(document.ValidFrom!.Value)),
        _ => null,
    };

    private static List<BookFact> Facts(PolicyListing document, int version, DateOnly day)
    {
        var facts = new[] { Fact(Texts.Of("文号"), document.DocumentNumber), Fact(Texts.Of("发布机构"), document.Issuer) }.OfType<BookFact>().ToList();
        if (document.PublishedOn is { } published) facts.Add(new(Texts.Of("发布日期"), Days.Full(published)));
        var term = (document.ValidFrom, document.ValidTo) switch
        {
            (null, null) => null,
            ({ } from, null) => Texts.Of("{0} 起", Days.Full(from)),
            (null, { } to) => Texts.Of("到 {0}", Days.Full(to)),
            ({ } from, { } to) => Texts.Of("{0} 到 {1}", Days.Full(from), Days.Full(to)),
        };
        facts.Add(new(Texts.Of("有效性"), term is null ? PolicyWords.Of(document.On(day)) : $"{PolicyWords.Of(document.On(day))}（{term}）"));
        if (document.TextVersion > 1) facts.Add(new(Texts.Of("版本"), Texts.Of("第 {0} 版", version)));
        return facts;
    }

    private static IEnumerable<BookBlock> Blocks(string body)
    {
        foreach (var block in PolicyOutline.Of(body))
        {
            var text = block.Text.Trim();
            if (text.Length == 0) continue;
            // A long heading is shortened for the table of contents; here it is all there.
            var heading = block.Heading is { } words ? Math.Min(text.Length, words.TrimEnd('…').Length) : 0;
            yield return new BookBlock(text, heading, Math.Min(block.Level, 2));
        }
    }

    private static BookFact? Fact(string name, string? value) => value is null ? null : new(name, value);
}
