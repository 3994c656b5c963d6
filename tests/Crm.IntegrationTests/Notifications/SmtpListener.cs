using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using MimeKit;

namespace Crm.IntegrationTests.Notifications;

/// <summary>
/// A mail server of a test, on a port of its own on this machine: speaks SMTP over the socket, encrypts after STARTTLS where it was given a certificate, and answers a
/// mail as the test says.
/// </summary>
internal sealed class SmtpListener : IAsyncDisposable
{
    private readonly ConcurrentQueue<Handed> handed = new();
    private readonly ConcurrentQueue<string> heard = new();
    private CancellationTokenSource stop = new();
    private TcpListener? listener;
    private Task running = Task.CompletedTask;

    /// <summary>What the server hears of a mail, by what it answered.</summary>
    internal sealed record Handed(MimeMessage Mail, string Verdict, bool Encrypted)
    {
        public bool Accepted => Verdict.StartsWith("250", StringComparison.Ordinal);
    }

    /// <summary>Stays the same when the server is stopped and started again.</summary>
    public int Port { get; private set; }

    /// <summary>Offered by STARTTLS; null for a server that can't encrypt.</summary>
    public X509Certificate2? Certificate { get; set; }

    /// <summary>What the server says when a mail was handed over whole.</summary>
    public string Verdict { get; set; } = "250 accepted";

    /// <summary>Whether the server takes mails in and then hangs up without a word.</summary>
    public bool HangsUp { get; set; }

    /// <summary>Every mail that was handed over whole, refused ones too.</summary>
    public IReadOnlyCollection<Handed> Mails => handed;

    /// <summary>The first word of every line outside mails.</summary>
    public IReadOnlyCollection<string> Heard => heard;

    public void Start()
    {
        stop = new CancellationTokenSource();
        listener = new TcpListener(IPAddress.Loopback, Port);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        running = Serve(listener, stop.Token);
    }

    public async Task Stop()
    {
        await stop.CancelAsync();
        listener?.Stop();
        await running;
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        stop.Dispose();
        Certificate?.Dispose();
    }

    private async Task Serve(TcpListener from, CancellationToken token)
    {
        var conversations = new List<Task>();
        try
        {
            while (true) conversations.Add(Greet(await from.AcceptTcpClientAsync(token), token));
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            await Task.WhenAll(conversations);
        }
    }

    private async Task Greet(TcpClient client, CancellationToken token)
    {
        using var _ = client;
        try
        {
            await using var stream = client.GetStream();
            await Say(stream, "220 mail.example.test ready");
            await Talk(stream, token);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
        {
            // The other side hung up or did not like the certificate, or the server is being stopped.
        }
    }

    private async Task Talk(Stream stream, CancellationToken token)
    {
        using var lines = new StreamReader(stream, Encoding.Latin1, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        while (await lines.ReadLineAsync(token) is { } line)
        {
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            heard.Enqueue(verb);
            switch (verb)
            {
                case "EHLO":
                    await Say(stream, Certificate is not null && stream is not SslStream ? "250-mail.example.test\r\n250-STARTTLS\r\n250 8BITMIME" : "250-mail.example.test\r\n250 8BITMIME");
                    break;
                case "STARTTLS" when Certificate is not null:
                    await Say(stream, "220 go ahead");
                    await using (var secret = new SslStream(stream))
                    {
                        await secret.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = Certificate }, token);
                        await Talk(secret, token);
                    }
                    return;
                case "DATA":
                    await Say(stream, "354 go on, a dot ends it");
                    var verdict = await Judge(stream, await Body(lines, token));
                    if (HangsUp) return;
                    await Say(stream, verdict);
                    break;
                case "QUIT":
                    await Say(stream, "221 bye");
                    return;
                default:
                    await Say(stream, verb is "HELO" or "MAIL" or "RCPT" or "RSET" or "NOOP" ? "250 ok" : "502 not known here");
                    break;
            }
        }
    }

    private async Task<string> Judge(Stream stream, byte[] mail)
    {
        using var bytes = new MemoryStream(mail);
        var verdict = Verdict;
        handed.Enqueue(new Handed(await MimeMessage.LoadAsync(bytes), verdict, stream is SslStream));
        return verdict;
    }

    // A dot alone ends the mail; one at the start of a line was doubled on the way. Latin 1 keeps every byte, whatever the mail's own encoding is.
    private static async Task<byte[]> Body(StreamReader lines, CancellationToken token)
    {
        var text = new StringBuilder();
        while (await lines.ReadLineAsync(token) is var line and not ".")
        {
            if (line is null) throw new IOException("The mail broke off");
            text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }
        return Encoding.Latin1.GetBytes(text.ToString());
    }

    private static async Task Say(Stream stream, string answer)
    {
        await stream.WriteAsync(Encoding.Latin1.GetBytes(answer + "\r\n"));
        await stream.FlushAsync();
    }
}
