using System.Reflection;
using Crm.Foundation;
using JasperFx.Events.Projections;

namespace Crm.Tests.Architecture;

public class the_modules
{
    private static readonly Assembly Crm = typeof(Desk).Assembly;

    // Words that every module shares.
    private static readonly string[] Shared = ["Foundation", "Shell", "Team", "Privacy"];

    private static readonly string[] Agreed =
    [
        // The message is made in the lead's own handlers, from the lead they hold.
        "Crm.Notifications.LeadNews → Crm.Leads.Lead",
        // A call becomes an inquiry in the call's own transaction, and a stream is started under the name of its state.
        "Crm.Hotline.Converting.TouchLeadByCallHandler → Crm.Inquiries.Inquiry",
        "Crm.Hotline.Converting.TurnCallIntoLeadHandler → Crm.Inquiries.Inquiry",
    ];

    private static readonly Lazy<ArchUnitNET.Domain.Architecture> Loaded = new(() => new ArchUnitNET.Loader.ArchLoader().LoadAssemblies(Crm).Build());

    [Fact]
    public void use_no_state_projection_or_handler_of_another_module()
    {
        var inside = Crm.GetTypes().Where(IsInside).Select(t => t.FullName!.Replace('+', '.')).ToHashSet();
        inside.ShouldNotBeEmpty();
        Loaded.Value.Types
            .SelectMany(type => type.Dependencies, (type, dependency) => (From: type.FullName, To: dependency.Target.FullName.Replace('+', '.')))
            .Where(d => inside.Contains(d.To) && ModuleOf(d.From) is { } from && ModuleOf(d.To) is { } to && from != to && !Shared.Contains(to))
            .Select(d => $"{d.From} → {d.To}")
            .Distinct()
            .Except(Agreed)
            .ShouldBeEmpty();
    }

    [Fact]
    public void decide_without_infrastructure()
    {
        string[] infrastructure = ["Marten", "Wolverine", "JasperFx", "Npgsql", "Microsoft.AspNetCore", "Microsoft.Extensions", "System.Net", "System.IO"];
        var deciding = Crm.GetTypes().SelectMany(t => t.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly)).Where(m => m.Name == "Decide").ToList();
        deciding.ShouldNotBeEmpty();
        deciding.SelectMany(m => m.GetParameters(), (m, p) => (Method: m, p.ParameterType))
            .Where(d => typeof(Task).IsAssignableFrom(d.Method.ReturnType)
                || d.ParameterType == typeof(TimeProvider)
                || infrastructure.Any(i => d.ParameterType.Namespace?.StartsWith(i, StringComparison.Ordinal) == true))
            .Select(d => $"{d.Method.DeclaringType!.Name}.Decide({d.ParameterType.Name})")
            .ShouldBeEmpty();
    }

    [Fact]
    public void have_handlers_beside_their_commands_and_queries() =>
        Rules.Enumerate().Where(r => Crm.GetType(r.Type.FullName + "Handler") is null).Select(r => r.Type.FullName).ShouldBeEmpty();

    [Fact]
    public void have_a_rule_on_every_command_and_query() =>
        Rules.Enumerate().Where(r => r.Rule is null).Select(r => r.Type.FullName).ShouldBeEmpty();

    private static bool IsInside(Type type) =>
        type.Name.EndsWith("Handler", StringComparison.Ordinal) || type.IsAssignableTo(typeof(ProjectionBase)) || IsWriteState(type);

    // What folds facts into itself.
    private static bool IsWriteState(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Any(m => m.Name is "Create" or "Apply" && m.GetParameters().Any(p => p.ParameterType.IsAssignableTo(typeof(IFact))));

    private static string? ModuleOf(string type) => type.Split('.') is ["Crm", var module, _, ..] ? module : null;
}
