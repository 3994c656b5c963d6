using System.Globalization;
using Crm.Privacy;
using Marten;
using Microsoft.Extensions.Options;
using MimeKit;
using Wolverine;
using Wolverine.Attributes;

namespace Crm.Notifications.Mailing;

/// <summary>Sends a letter, unless it was sent already.</summary>
[MessageIdentity("send-letter")]
public sealed record SendLetter(Guid LetterId);

/// <summary>Handles <see cref="SendLetter"/>, with the tries and pauses of every mail (<see cref="Delivery"/>).</summary>
public static class SendLetterHandler
{
    public static async Task<OutgoingMessages> Handle(SendLetter message, IDocumentSession session, LetterDesk desk, Delivery delivery, CancellationToken token)
    {
        if (await session.LoadAsync<Letter>(message.LetterId, token) is not { Mail: MailState.Waiting } letter) return [];
        if (await desk.Compose(letter, session, token) is not var (address, text))
        {
            session.Store(letter with { Mail = MailState.None });
            return [];
        }
        var came = await delivery.Try(() => desk.Fold(letter, address, text), address, letter.Attempts, token);
        session.Store(letter with { Mail = came.State, Attempts = came.Attempts, MailError = came.Error });
        var messages = new OutgoingMessages();
        if (came.Again is { } pause) messages.Delay(new SendLetter(letter.Id), pause);
        return messages;
    }
}

/// <summary>Finds the words and the address of a letter at the moment it is sent, and forgets them with it.</summary>
public sealed class LetterDesk(IEnumerable<ILetterWriter> writers, Vault vault, IOptions<MailSettings> settings)
{
    /// <summary>Address and words; null where the person was erased or there is nothing to say any more.</summary>
    public async Task<(string Address, LetterText Text)?> Compose(Letter letter, IQuerySession session, CancellationToken token)
    {
        if (await vault.Open(letter.To, token) is not { } address) return null;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(letter.Language);
        return await writers.Single(w => w.Kind == letter.Kind).Write(letter, session, token) is { } text ? (address, text) : null;
    }

    /// <summary>The mail, with the letter's own Message-ID.</summary>
    public MimeMessage Fold(Letter letter, string address, LetterText text)
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
