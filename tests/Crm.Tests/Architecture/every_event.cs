using System.Reflection;
using Crm.Foundation;
using Crm.Privacy;

namespace Crm.Tests.Architecture;

public class every_event
{
    public static TheoryData<Type> All => [.. typeof(IFact).Assembly.GetTypes().Where(t => typeof(IFact).IsAssignableFrom(t) && !t.IsInterface)];

    [Theory]
    [MemberData(nameof(All))]
    public void is_a_sealed_record_that_cannot_be_changed(Type type)
    {
        type.IsSealed.ShouldBeTrue();
        type.GetProperties().Where(p => p.SetMethod is { } set && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit)))
            .ShouldBeEmpty();
    }

    [Fact]
    public void has_a_name_of_its_own() => typeof(IFact).Assembly.GetTypes().Where(t => typeof(IFact).IsAssignableFrom(t) && !t.IsInterface)
        .GroupBy(t => t.Name).Where(g => g.Count() > 1).Select(g => g.Key).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(All))]
    public void says_neither_who_nor_when_it_was_recorded(Type type) => type.GetProperties().Select(p => p.Name)
        .ShouldNotContain(name => name == "RecordedAt" || name == "RecordedBy" || name == "User" || name == "UserName" || name == "Timestamp");

    [Theory]
    [MemberData(nameof(All))]
    public void holds_no_contact_in_plain_text(Type type)
    {
        if (type.Namespace!.StartsWith("Crm.Team", StringComparison.Ordinal)) return;
        foreach (var property in type.GetProperties().Where(p => p.PropertyType == typeof(string) || p.PropertyType == typeof(Contact)))
        {
            property.PropertyType.ShouldNotBe(typeof(Contact), $"{type.Name}.{property.Name}");
            PlainPersonal.Names.ShouldNotContain(property.Name, $"{type.Name}.{property.Name} must be Sealed");
        }
    }
}

/// <summary>Property names that mean a person's own data; only <see cref="Sealed"/> may carry them.</summary>
public static class PlainPersonal
{
    public static readonly string[] Names =
        ["Phone", "PhoneNumber", "Mobile", "Email", "WeChat", "ContactName", "CallerName", "Caller", "Contact", "ContactPhone", "CallerNumber", "Number_", "PersonName", "FullName"];
}
