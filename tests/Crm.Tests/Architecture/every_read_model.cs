using Crm.Foundation;
using JasperFx.Events.Projections;
using Marten.Events.Aggregation;

namespace Crm.Tests.Architecture;

public class every_read_model
{
    public static TheoryData<Type> All => [.. typeof(Desk).Assembly.GetTypes().Where(t => IsReadModel(t.BaseType))];

    [Theory]
    [MemberData(nameof(All))]
    public void names_the_facts_it_is_made_of(Type projection) =>
        ((EventFilterable)Activator.CreateInstance(projection)!).IncludedEventTypes.ShouldNotBeEmpty("Otherwise every event of the store costs a look for its row");

    [Fact]
    public void of_a_list_takes_every_fact_of_its_module()
    {
        var facts = typeof(Desk).Assembly.GetTypes().Where(t => t is { IsAbstract: false } && t.Namespace == "Crm.Leads" && t.IsAssignableTo(typeof(IFact))).ToList();
        facts.Count.ShouldBeGreaterThan(20);
        new Crm.Leads.Listing.LeadListingProjection().IncludedEventTypes.ShouldBe(facts, ignoreOrder: true);
    }

    private static bool IsReadModel(Type? type) => type is { IsGenericType: true } && type.GetGenericTypeDefinition() == typeof(SingleStreamProjection<,>);
}
