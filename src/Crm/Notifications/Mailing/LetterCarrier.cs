using System.Globalization;
using Crm.Notifications.Sending;
using Crm.Privacy;
using Marten;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Crm.Notifications.Mailing;

/// <summary>Takes letters to the mail server. Finds the words and the address at the moment a letter is sent, and forgets them with it.</summary>
public sealed class LetterCarrier(IEnumerable<ILetterWriter> writers, IPostman postman, Vault vault, IOptions<MailSettings> settings) : ICarrier
{
    /// <inheritdoc />
    public bool Carries(Delivery delivery) => delivery.Letter is not null;

    /// <inheritdoc />
    public async Task<bool> Carry(Delivery delivery, IReadOnlyList<Notice> notices, IQuerySession session, CancellationToken token)
    {
        if (await session.LoadAsync<Letter>(delivery.Letter!.Value, token) is not { } letter || await vault.Open(letter.To, token) is not { } address) return false;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(letter.Language);
        if (await writers.Single(w => w.Kind == letter.Kind).Write(letter, session, token) is not { } text) return false;
        try
        {
            await postman.Post(Fold(letter, address, text), token);
            return true;
        }
        catch (Exception e) when (Refusals.AreForeseen(e))
        {
            // What the server says is kept without the address, which is nobody's business but the recipient's.
            throw new DeliveryRefused($"{e.GetType().Name}: {e.Message}".Replace(address, "…", StringComparison.OrdinalIgnoreCase));
        }
    }

    private MimeMessage Fold(Letter letter, string address, LetterText text)
    {
        var from = MailboxAddress.Parse(settings.Value.From);
        var mail = new MimeMessage { MessageId = $"{letter.Id:N}@{from.Domain}", Date = letter.At, Subject = text.Subject, Body = new TextPart("plain") { Text = text.Body } };
        mail.From.Add(from);
        mail.To.Add(new MailboxAddress("", address));
        mail.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return mail;
    }
}

/// <summary>An installation without a mail server writes letters as files; those of an erased person go with the person.</summary>
public sealed class ErasedLetters(IDocumentStore store, IPostman postman) : IErasesPersons
{
    /// <inheritdoc />
    public async Task Erase(Guid person, CancellationToken token)
    {
        await using var session = store.QuerySession();
        foreach (var letter in await session.Query<Letter>().Where(l => l.Person == person).ToListAsync(token)) postman.Forget(letter.Id);
    }
}
