using Crm.Leads;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.IntegrationTests.Leads;

public class numbering_leads(CrmApp app)
{
    [Fact]
    public async Task gives_no_number_twice_in_a_rush_in_two_processes()
    {
        await using var beside = await app.StartBeside();
        LeadNumbers[] processes = [app.Host.Services.GetRequiredService<LeadNumbers>(), beside.Services.GetRequiredService<LeadNumbers>()];
        var given = await Task.WhenAll(Enumerable.Range(0, 400).Select(i => Task.Run(() => processes[i % 2].Next(2026, TestContext.Current.CancellationToken))));
        given.ShouldBeUnique();
        given.ShouldAllBe(number => number.StartsWith("XS2026-0"));
    }
}
