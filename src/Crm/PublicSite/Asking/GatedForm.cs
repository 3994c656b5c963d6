using Crm.Foundation;
using Crm.Inquiries;
using Crm.PublicSite.Frame;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Options;

namespace Crm.PublicSite.Asking;

/// <summary>
/// A public form with <see cref="AskGate"/> before it: one page, one post, no script needed. What is taken goes on to the page of its link; whoever is refused sees the
/// same page with what was typed, what is wrong and what to do.
/// </summary>
/// <param name="Key">Begins the key under which a post is taken once: <c>ask</c>.</param>
/// <param name="Read">Reads what was typed.</param>
/// <param name="Prepare">Makes the sheet of what was typed.</param>
/// <param name="Command">What is sent; the id is the ticket's.</param>
/// <param name="Next">Where somebody goes whose post was taken, given the link to it.</param>
/// <param name="Show">Answers with the page and a status.</param>
internal sealed record GatedForm<TFields, TSheet>(
    string Key, Func<IFormCollection, TFields> Read, Func<Visit, TFields, FormSeal, Task<TSheet>> Prepare, Func<TSheet, Guid, ICommand> Command, Func<string, string> Next,
    Func<Visit, TSheet, int, Task> Show) where TSheet : FormSheet
{
    /// <summary>The largest post that is read, in bytes.</summary>
    public int Largest { get; init; } = PostedForm.Largest;

    /// <summary>What is said of a refusal, where this form says it in words of its own.</summary>
    public Func<RefusedPost, string?> Words { get; init; } = _ => null;

    /// <summary>Looks at what was refused for its content.</summary>
    public Action<Visit, TSheet> Refused { get; init; } = (_, _) => { };

    /// <summary>Shows the form with these fields and a new ticket.</summary>
    public async Task Open(Visit visit, TFields fields) => await Show(visit, await Sheet(visit, fields), StatusCodes.Status200OK);

    /// <summary>The sheet of these fields with a new ticket.</summary>
    public Task<TSheet> Sheet(Visit visit, TFields fields) => Prepare(visit, fields, Sealed(visit));

    /// <summary>Takes a post, or says why not.</summary>
    public async Task Submit(Visit visit)
    {
        if (await PostedForm.Read(visit.Http, Largest) is not { } form) return;
        string? Hidden(string name) => form[name].ToString() is { Length: > 0 } text ? text : null;
        var (gate, sheet, written) = (AskRoutes.Service<AskGate>(visit), await Sheet(visit, Read(form)), Hidden("ticket"));
        var ticket = AskRoutes.Service<AskTickets>(visit).Read(written);
        var proof = new AskProof(Hidden("website"), Hidden("work"), Hidden("answer"), ticket is not null && await AskRoutes.Service<IAntiforgery>(visit).IsRequestValidAsync(visit.Http));
        var kind = gate.Judge(ticket, proof);
        // Whoever was only too fast, or forgot the question, goes on with the ticket they have.
        if (ticket is not null && kind is not RefusedPost.Expired) sheet = sheet with { Seal = sheet.Seal with { Ticket = ticket, Written = written! } };
        if (kind is { } refused) await Refuse(visit, sheet, refused, null);
        else if (gate.Take(ticket!, proof, visit.Http.Connection.RemoteIpAddress) is var (flood, comeBack)) await Refuse(visit, sheet, flood, comeBack);
        else await Take(visit, sheet, proof);
    }

    private async Task Take(Visit visit, TSheet sheet, AskProof proof)
    {
        var ticket = sheet.Seal.Ticket;
        var (command, key) = (Command(sheet, ticket.Id), $"{Key}/{ticket.Id:N}");
        var outcome = await visit.Send(command, key);
        // Two copies of one post side by side: the other one was first, and now its receipt can be seen.
        if (outcome.Refusal == Refusal.Conflict) outcome = await visit.Send(command, key);
        if (outcome.Ok)
        {
            visit.Http.Response.Redirect(Next(AskRoutes.Service<InquiryLinks>(visit).Of(ticket.Id)));
            return;
        }
        AskRoutes.Service<AskGate>(visit).GiveBack(ticket, proof, visit.Http.Connection.RemoteIpAddress);
        if (outcome.Sentence == Texts.Of(Desk.KeyTaken))
        {
            await Refuse(visit, sheet with { Seal = Sealed(visit) }, RefusedPost.Replayed, null);
            return;
        }
        Refused(visit, sheet);
        var sentence = outcome.Fields.Count > 0 ? Texts.Of("还没有提交：请看红色的地方。您填写的都还在。") : outcome.Sentence;
        await Show(visit, sheet with { Outcome = outcome, Sentence = sentence }, StatusCodes.Status422UnprocessableEntity);
    }

    private Task Refuse(Visit visit, TSheet sheet, RefusedPost kind, DateTimeOffset? comeBack)
    {
        AskRoutes.Service<RefusedPosts>(visit).Count(kind);
        return Show(visit, sheet with { IsUnproven = kind == RefusedPost.Unproven, Sentence = Words(kind) ?? AskRoutes.Service<AskGate>(visit).Sentence(kind, comeBack) },
            comeBack is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status429TooManyRequests);
    }

    private static FormSeal Sealed(Visit visit)
    {
        var (ticket, written) = AskRoutes.Service<AskTickets>(visit).Issue();
        return new FormSeal(
            ticket, written, AskRoutes.Service<IAntiforgery>(visit).GetAndStoreTokens(visit.Http).RequestToken!, AskRoutes.Service<IOptions<AskSettings>>(visit).Value.WorkBits);
    }
}
