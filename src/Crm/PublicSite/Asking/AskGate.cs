using System.Net;
using System.Net.Sockets;
using Crm.Foundation;
using Microsoft.Extensions.Options;

namespace Crm.PublicSite.Asking;

/// <summary>
/// Stands before what visitors write. Nothing of it needs another service: a ticket the server signed, a field people don't see, the time a person needs, a sum for the
/// browser or a question in its place, and an allowance for each network address and for all. Whoever is refused is told what to do and keeps what they typed.
/// </summary>
public sealed class AskGate(IOptions<AskSettings> settings, TimeProvider clock)
{
    private const string Everybody = "*";
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly Allowance stored = new(Hour);
    private readonly Allowance byQuestion = new(Hour);
    private readonly Allowance altogether = new(Hour);
    private readonly Allowance followUps = new(Hour);

    private AskSettings Limits => settings.Value;

    /// <summary>Looks at a post before its content; null where nothing speaks against it.</summary>
    /// <param name="ticket">The ticket it carries, where it is one of ours.</param>
    /// <param name="proof">What else the form carries hidden.</param>
    public RefusedPost? Judge(AskTicket? ticket, AskProof proof) => Judge(ticket, proof, Limits, clock.GetUtcNow());

    /// <summary>The same with everything given.</summary>
    public static RefusedPost? Judge(AskTicket? ticket, AskProof proof, AskSettings limits, DateTimeOffset now)
    {
        if (ticket is null) return RefusedPost.NoTicket;
        if (!proof.SameSite) return RefusedPost.Forged;
        if (ticket.IssuedAt < now - TimeSpan.FromHours(limits.OpenHours)) return RefusedPost.Expired;
        if (!string.IsNullOrEmpty(proof.Trap)) return RefusedPost.Trap;
        if (now - ticket.IssuedAt < TimeSpan.FromSeconds(limits.FastestSeconds)) return RefusedPost.TooFast;
        return ticket.IsWorkedOut(proof.Work, limits.WorkBits) || ticket.IsAnswered(proof.Answer) ? null : RefusedPost.Unproven;
    }

    /// <summary>Takes one inquiry off what the address and everybody may still send.</summary>
    /// <returns>Null where there was one left; otherwise why not, and when to come back.</returns>
    public (RefusedPost Kind, DateTimeOffset ComeBack)? Take(AskTicket ticket, AskProof proof, IPAddress? from)
    {
        var (now, address) = (clock.GetUtcNow(), KeyOf(from));
        var worked = ticket.IsWorkedOut(proof.Work, Limits.WorkBits);
        if (!worked && byQuestion.Take(address, Limits.PerAddressByQuestion, now) is { } slower) return (RefusedPost.TooMany, slower);
        if (stored.Take(address, Limits.PerAddress, now) is { } later)
        {
            if (!worked) byQuestion.GiveBack(address);
            return (RefusedPost.TooMany, later);
        }
        if (altogether.Take(Everybody, Limits.Altogether, now) is not { } muchLater) return null;
        stored.GiveBack(address);
        if (!worked) byQuestion.GiveBack(address);
        return (RefusedPost.TooManyAltogether, muchLater);
    }

    /// <summary>The inquiry was not taken after all, for something in it that its sender can put right.</summary>
    public void GiveBack(AskTicket ticket, AskProof proof, IPAddress? from)
    {
        stored.GiveBack(KeyOf(from));
        altogether.GiveBack(Everybody);
        if (!ticket.IsWorkedOut(proof.Work, Limits.WorkBits)) byQuestion.GiveBack(KeyOf(from));
    }

    /// <summary>Takes one addition or correction; when to come back where there was none left.</summary>
    public DateTimeOffset? TakeFollowUp(IPAddress? from) => followUps.Take(KeyOf(from), Limits.FollowUpsPerAddress, clock.GetUtcNow());

    /// <summary>Whom an address counts for: all of an IPv6 network of 64 bits, which one household or office has to itself.</summary>
    internal static string KeyOf(IPAddress? address)
    {
        if (address is null) return "?";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetwork ? address.ToString() : Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8));
    }

    /// <summary>What a refused visitor is told: what happened, what is kept, what to do.</summary>
    public string Sentence(RefusedPost kind, DateTimeOffset? comeBack) => kind switch
    {
        RefusedPost.TooFast or RefusedPost.Trap => Texts.Of("提交得太快，系统没能确认是您本人。您填写的都还在，请检查一遍，再点一次提交。"),
        RefusedPost.Unproven => Texts.Of("还差一步：请回答页面最后的小问题，再点一次提交。您填写的都还在。"),
        RefusedPost.Replayed => Texts.Of("这份表单已经提交过一次。您填写的都还在；要把它作为新的咨询，请再点一次提交。"),
        RefusedPost.TooMany => Texts.Of("同一网络一小时内提交得太多。您填写的都还在，请 {0} 分钟后再点提交，或直接打电话咨询。", Minutes(comeBack)),
        RefusedPost.TooManyAltogether => Texts.Of("现在提交的人太多。您填写的都还在，请 {0} 分钟后再点提交，或直接打电话咨询。", Minutes(comeBack)),
        _ => Texts.Of("这一页放得太久或没有打开完整。您填写的都还在，请再点一次提交。"),
    };

    private int Minutes(DateTimeOffset? comeBack) => comeBack is { } at ? Math.Max(1, (int)Math.Ceiling((at - clock.GetUtcNow()).TotalMinutes)) : 1;
}

/// <summary>What a form carries beside what people type.</summary>
/// <param name="Trap">The field people don't see.</param>
/// <param name="Work">The number the browser found.</param>
/// <param name="Answer">The answer to the question.</param>
/// <param name="SameSite">Whether the post came with the cookie its form came with.</param>
public sealed record AskProof(string? Trap, string? Work, string? Answer, bool SameSite);
