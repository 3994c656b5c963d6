using Alba;
using Crm.Foundation;
using Crm.Leads;
using Crm.Leads.Advancing;
using Crm.Leads.FollowingUp;
using Crm.Leads.Opening;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.IntegrationTests.Pipeline.Closing;

/// <summary>An installation of its own: a month that is closed concerns everybody below.</summary>
public sealed class ClosingHost(CrmApp app) : IAsyncLifetime
{
    /// <summary>The application.</summary>
    public IAlbaHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Host = await app.StartEmpty();
        await TestPeople.Add(Host.Services);
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    /// <summary>Sends a command as somebody.</summary>
    public Task<Outcome> Send(ICommand command, string login) => Desk.Send(Host.Services.GetRequiredService<IServiceScopeFactory>(), command, new Caller(login, "api"));

    /// <summary>Sends what must be done.</summary>
    public async Task Do(ICommand command, string login) => (await Send(command, login)).Sentence.ShouldBeNull();

    /// <summary>Asks as somebody who may.</summary>
    public async Task<T> Ask<T>(IQuery<T> query, string login)
    {
        var outcome = await Host.Services.GetRequiredService<QueryDesk>().Ask(query, new Caller(login, "api"));
        outcome.Sentence.ShouldBeNull();
        return outcome.Answer!;
    }

    /// <summary>A lead of the unit's officer, opened on a day and spoken with.</summary>
    public async Task<Guid> Open(string company, string unit, DateOnly day)
    {
        var (lead, officer) = (Guid.CreateVersion7(), $"officer@{unit}");
        await Do(new OpenLead(lead, company, company, Source.Expo, null, new Needs { Investment = 5_000 }, day, Owner: officer), officer);
        await Do(new LogFollowUp(lead, Guid.CreateVersion7(), FollowUpKind.Meeting, "谈妥了", day), officer);
        return lead;
    }

    /// <summary>Its signing.</summary>
    public async Task<AdvanceStage> Signing(Guid lead, DateOnly day, decimal amount)
    {
        await using var session = Host.Services.GetRequiredService<IDocumentStore>().QuerySession();
        var state = await session.Events.FetchStreamStateAsync(lead);
        return new AdvanceStage(lead, Stage.Signed, day, [new Evidence(EvidenceKind.Agreement, "协-7", On: day, Amount: amount)], state!.Version);
    }
}
