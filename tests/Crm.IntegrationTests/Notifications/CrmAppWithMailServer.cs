using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Crm.Foundation;
using Crm.Leads;
using Crm.Leads.Opening;
using Crm.Notifications;
using Crm.Notifications.Mailing;
using Crm.Notifications.Reading;
using Crm.Notifications.Retrying;
using Crm.Notifications.Sending;
using Crm.Privacy;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Wolverine;

namespace Crm.IntegrationTests.Notifications;

/// <summary>The product with an SMTP server of its own. It waits but a moment between the tries of a mail.</summary>
public sealed class CrmAppWithMailServer : IAsyncLifetime
{
    /// <summary>The classes that share it, one test at a time.</summary>
    [CollectionDefinition]
    public sealed class Tests : ICollectionFixture<CrmAppWithMailServer>;

    /// <summary>How often a mail is tried with <see cref="FewPauses"/>.</summary>
    public const int Tries = 3;

    /// <summary>A mail is soon given up.</summary>
    public const string FewPauses = "00:00:00.2 00:00:00.2";

    /// <summary>A mail is tried for as long as a test may take.</summary>
    public static readonly string ManyPauses = string.Join(' ', Enumerable.Repeat("00:00:00.2", 1_000));

    public const string Officer = "officer@330521";
    public const string Administrator = "administrator@330521";

    public static readonly DateOnly Day = new(2026, 6, 1);

    internal SmtpListener Server { get; } = new();

    public CrmApp App { get; } = new()
    {
        Settings = { ["Mail:Host"] = "localhost", ["Mail:Pauses"] = FewPauses, ["Mail:From"] = "招商线索 <leads@example.test>", ["Mail:BaseUrl"] = "https://leads.example.test/", ["CRM_TRUSTED_PROXIES"] = "127.0.0.1" },
        Services = services => services.ConfigureWolverine(options => options.Durability.ScheduledJobPollingTime = TimeSpan.FromMilliseconds(200)).AddSingleton<TimeProvider>(Clock),
    };

    /// <summary>The product's clock; a test moves it on where people would wait.</summary>
    internal static MovableClock Clock { get; } = new();

    /// <summary>The settings in use; a test changes them as an administrator would who then starts again.</summary>
    internal MailSettings Mail => App.Host.Services.GetRequiredService<IOptions<MailSettings>>().Value;

    public async ValueTask InitializeAsync()
    {
        Server.Start();
        App.Settings["Mail:Port"] = $"{Server.Port}";
        await App.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Server.DisposeAsync();
    }

    /// <summary>A manager opens a lead for the officer, who has an address.</summary>
    internal async Task<Notice> HandOver(string company, Contact? contact = null)
    {
        (await App.Send(new OpenLead(Guid.CreateVersion7(), company, "扩产", Source.Hotline, contact, new Needs(), Day, "330521", Officer), "manager@330500")).Sentence.ShouldBeNull();
        return await Until.Found(async () => (await App.Ask(new MyNotices(100), Officer)).Answer!.Notices.FirstOrDefault(n => n.Title == company), "the notice");
    }

    /// <summary>The notice once its mail has come to that state.</summary>
    internal Task<Delivery> Comes(Notice notice, DeliveryState state) => Until.Found(
        async () =>
        {
            await using var session = App.Store.QuerySession();
            return await session.LoadAsync<Delivery>(notice.Id) is { } found && found.State == state ? found : null;
        },
        $"the mail being {state}");

    /// <summary>The mail on the administrator's list.</summary>
    internal async Task<TroubledDelivery?> Listed(Notice notice) => (await App.Ask(new FailedDeliveries(), Administrator)).Answer!.Troubled.SingleOrDefault(m => m.Id == notice.Id);

    /// <summary>What the server was handed of a notice.</summary>
    internal IReadOnlyList<SmtpListener.Handed> Handed(Notice notice) =>
        [.. Server.Mails.Where(m => m.Mail.MessageId == MessageId(notice))];

    /// <summary>The Message-ID of a notice's mail.</summary>
    internal string MessageId(Notice notice) => $"{notice.Id:N}@example.test";

    /// <summary>A certificate nobody vouches for, on the name the product knows the server by.</summary>
    internal static X509Certificate2 SelfSigned(string name = "localhost")
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
    }
}
