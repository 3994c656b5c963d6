using Crm.Notifications.Sending;
using Crm.Privacy;
using Marten;

namespace Crm.Notifications.Mailing;

/// <summary>
/// A mail to somebody outside. Its address is sealed and its text is written when it is sent, so that neither the address nor a link in it stands in a table; once the
/// person is erased there is nothing left to send.
/// </summary>
public sealed record Letter
{
    /// <summary>Derived from what it tells of; also the mail's Message-ID.</summary>
    public Guid Id { get; init; }

    /// <summary>Which <see cref="ILetterWriter"/> writes it.</summary>
    public string Kind { get; init; } = "";

    /// <summary>The record it is about.</summary>
    public Guid About { get; init; }

    /// <summary>What it is about, as the administrator sees it: a receipt number.</summary>
    public string Title { get; init; } = "";

    /// <summary>The address.</summary>
    public Sealed To { get; init; }

    /// <summary>Whose address it is.</summary>
    public Guid Person { get; init; }

    /// <summary>The language its reader chose: zh-CN or en.</summary>
    public string Language { get; init; } = "zh-CN";

    public DateTimeOffset At { get; init; }

    /// <summary>Puts the letter and its delivery down, in the transaction of whoever writes it.</summary>
    /// <returns>What is to be sent along.</returns>
    public Deliver Put(IDocumentSession session)
    {
        var delivery = new Delivery { Id = Id, Lane = $"letter:{Person:N}", Letter = Id, At = At, Turn = At };
        session.Insert(this);
        session.Insert(delivery);
        return new Deliver(delivery.Lane);
    }
}

/// <summary>Writes letters of one kind; each module writes its own.</summary>
public interface ILetterWriter
{
    /// <summary>The kind.</summary>
    string Kind { get; }

    /// <summary>The words, in the current language; null where there is nothing to say any more.</summary>
    Task<LetterText?> Write(Letter letter, IQuerySession session, CancellationToken token);
}

/// <summary>What a letter says.</summary>
public sealed record LetterText(string Subject, string Body);
