using System.Reflection;
using Crm.Foundation;
using Crm.Shell;
using Marten;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using Wolverine;

namespace Crm.Tests.Architecture;

public class all_components
{
    private static readonly Type[] Forbidden =
        [typeof(IDocumentSession), typeof(IQuerySession), typeof(IDocumentStore), typeof(IMessageBus), typeof(IMessageContext), typeof(IServiceProvider), typeof(ISnackbar)];

    private static readonly IReadOnlyList<Type> All = [.. typeof(Desk).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(IComponent)) && !t.IsAbstract)];

    [Fact]
    public void exist() => All.Count.ShouldBeGreaterThan(20);

    [Fact]
    public void inject_no_session_and_no_bus() =>
        All.SelectMany(Injected).Where(pair => Forbidden.Contains(pair.Wanted)).Select(pair => $"{pair.Component.FullName}: {pair.Wanted.Name}").ShouldBeEmpty();

    [Fact]
    public void that_are_pages_say_who_may_see_them() =>
        All.Where(t => t.IsDefined(typeof(RouteAttribute)))
            .Where(t => !PageGate.IsOpen(t) && t.GetCustomAttribute<AllowAttribute>() is not { Roles.Count: > 0 })
            .Select(t => t.FullName)
            .ShouldBeEmpty();

    [Fact]
    public void are_not_named_like_a_namespace()
    {
        var namespaces = typeof(Desk).Assembly.GetTypes().Select(t => t.Namespace ?? "").Where(n => n.StartsWith("Crm.", StringComparison.Ordinal)).SelectMany(n => n.Split('.')).ToHashSet();
        All.Where(t => namespaces.Contains(t.Name)).Select(t => t.FullName).ShouldBeEmpty();
    }

    private static IEnumerable<(Type Component, Type Wanted)> Injected(Type component) =>
        component.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(p => p.IsDefined(typeof(InjectAttribute)))
            .Select(p => p.PropertyType)
            .Concat(component.GetConstructors().SelectMany(c => c.GetParameters()).Select(p => p.ParameterType))
            .Select(wanted => (component, wanted));
}
