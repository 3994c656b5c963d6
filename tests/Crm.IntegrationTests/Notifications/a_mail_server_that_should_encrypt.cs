using System.Security.Cryptography.X509Certificates;
using Crm.Notifications;
using Crm.Notifications.Sending;
using Crm.Notifications.Mailing;
using MailKit.Security;

namespace Crm.IntegrationTests.Notifications;

/// <summary>Where the settings demand encryption, and they do unless they say otherwise, no mail ever travels in clear or to a server nobody vouches for.</summary>
[Collection<CrmAppWithMailServer.Tests>]
public class a_mail_server_that_should_encrypt
{
    private readonly CrmAppWithMailServer product;
    private readonly SmtpListener server;
    private readonly string company = "己" + Guid.NewGuid().ToString("N");

    public a_mail_server_that_should_encrypt(CrmAppWithMailServer product)
    {
        this.product = product;
        server = product.Server;
        server.Certificate = null;
        (product.Mail.Security, product.Mail.Certificate, product.Mail.Pauses) = (new MailSettings().Security, null, CrmAppWithMailServer.FewPauses);
    }

    [Theory]
    [InlineData(null, "NotSupportedException")]
    [InlineData(SecureSocketOptions.SslOnConnect, "SslHandshakeException")]
    public async Task and_cannot_is_told_nothing_and_the_mail_is_listed_with_the_cause(SecureSocketOptions? security, string cause)
    {
        if (security is { } given) product.Mail.Security = given;
        var notice = await Fails();
        (await product.Listed(notice))!.Error!.ShouldContain(cause);
    }

    [Fact]
    public async Task with_a_certificate_nobody_vouches_for_is_told_nothing()
    {
        server.Certificate = CrmAppWithMailServer.SelfSigned();
        var notice = await Fails();
        (await product.Listed(notice))!.Error!.ShouldContain("SslHandshakeException");
    }

    [Fact]
    public async Task with_another_servers_certificate_is_told_nothing_though_that_one_is_trusted()
    {
        server.Certificate = CrmAppWithMailServer.SelfSigned("elsewhere.example.test");
        product.Mail.Certificate = await Write(server.Certificate);
        var notice = await Fails();
        (await product.Listed(notice))!.Error!.ShouldContain("SslHandshakeException");
    }

    [Fact]
    public async Task with_the_certificate_in_the_settings_is_handed_the_mail_encrypted()
    {
        server.Certificate = CrmAppWithMailServer.SelfSigned();
        product.Mail.Certificate = await Write(server.Certificate);
        var notice = await product.HandOver(company);
        await product.Comes(notice, DeliveryState.Sent);
        var handed = product.Handed(notice).ShouldHaveSingleItem();
        handed.Encrypted.ShouldBeTrue();
        handed.Mail.TextBody!.ShouldContain(company);
    }

    private async Task<Notice> Fails()
    {
        var senders = server.Heard.Count(verb => verb == "MAIL");
        var notice = await product.HandOver(company);
        (await product.Comes(notice, DeliveryState.Failed)).Attempts.ShouldBe(CrmAppWithMailServer.Tries);
        server.Heard.Count(verb => verb == "MAIL").ShouldBe(senders, "the server was told of a mail");
        return notice;
    }

    private async Task<string> Write(X509Certificate2 certificate)
    {
        var file = Path.Combine(product.App.Cluster.Data.Root, $"{Guid.NewGuid():N}.pem");
        await File.WriteAllTextAsync(file, certificate.ExportCertificatePem(), TestContext.Current.CancellationToken);
        return file;
    }
}
