using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Crm.PublicSite.Asking;

/// <summary>What a form carries hidden: whose post it is, since when it lies open, and the question for browsers without scripts. One ticket makes one record.</summary>
/// <param name="Id">The record's id, so that a double click and a repeated post are one.</param>
/// <param name="IssuedAt">When the form was handed out.</param>
/// <param name="First">One number of the question.</param>
/// <param name="Second">The other.</param>
public sealed record AskTicket(Guid Id, DateTimeOffset IssuedAt, int First, int Second)
{
    /// <summary>Whether the browser's sum is right: SHA-256 of the id and the number found begins with so many zero bits.</summary>
    public bool IsWorkedOut(string? work, int bits)
    {
        if (work is null or "" || work.Length > 20 || !ulong.TryParse(work, CultureInfo.InvariantCulture, out _)) return false;
        var hash = SHA256.HashData(Encoding.ASCII.GetBytes($"{Id:N}:{work}"));
        return BinaryPrimitives.ReadUInt32BigEndian(hash) >> (32 - bits) == 0;
    }

    /// <summary>Whether the question was answered, in whatever digits.</summary>
    public bool IsAnswered(string? answer) => int.TryParse((answer ?? "").Trim().Normalize(NormalizationForm.FormKC), CultureInfo.InvariantCulture, out var number) && number == First + Second;
}

/// <summary>Hands tickets out and reads them back. The keys are in the database, so that a ticket outlives a restart.</summary>
public sealed class AskTickets(IDataProtectionProvider protection, TimeProvider clock)
{
    private const int Size = 26;
    private readonly IDataProtector protector = protection.CreateProtector("Crm.PublicSite.Asking.Ticket");

    /// <summary>A new ticket and how it is written into the form.</summary>
    public (AskTicket Ticket, string Written) Issue()
    {
        var ticket = new AskTicket(Guid.CreateVersion7(), clock.GetUtcNow(), RandomNumberGenerator.GetInt32(2, 10), RandomNumberGenerator.GetInt32(2, 10));
        var bytes = new byte[Size];
        ticket.Id.TryWriteBytes(bytes);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(16), ticket.IssuedAt.UtcTicks);
        (bytes[24], bytes[25]) = ((byte)ticket.First, (byte)ticket.Second);
        return (ticket, WebEncoders.Base64UrlEncode(protector.Protect(bytes)));
    }

    /// <summary>The ticket of a form; null where it is none of ours.</summary>
    public AskTicket? Read(string? written)
    {
        if (written is not { Length: > 0 and < 1000 }) return null;
        try
        {
            var bytes = protector.Unprotect(WebEncoders.Base64UrlDecode(written));
            if (bytes.Length != Size) return null;
            return new AskTicket(new Guid(bytes.AsSpan(0, 16)), new DateTimeOffset(BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(16)), TimeSpan.Zero), bytes[24], bytes[25]);
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
