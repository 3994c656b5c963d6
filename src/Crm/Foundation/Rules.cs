using System.Collections.Frozen;
using System.Reflection;
using Crm.Team;

namespace Crm.Foundation;

/// <summary>The access rules of all commands and queries, read once from their <see cref="AllowAttribute"/>. What has no rule is refused.</summary>
public static class Rules
{
    private static readonly FrozenDictionary<Type, AllowAttribute> All = typeof(Rules).Assembly.GetTypes()
        .Select(type => (type, rule: type.GetCustomAttribute<AllowAttribute>()))
        .Where(pair => pair.rule is not null)
        .ToFrozenDictionary(pair => pair.type, pair => pair.rule!);

    /// <summary>Every command and query of the product, with its rule or without.</summary>
    public static IEnumerable<(Type Type, AllowAttribute? Rule)> Enumerate() => typeof(Rules).Assembly.GetTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false } && (IsCommand(type) || AnswerOf(type) is not null))
        .Select(type => (type, All.GetValueOrDefault(type)));

    /// <summary>Whether a person in this place may use it at all; for menus, buttons and pages, which mirror the rule.</summary>
    public static bool Permit(Actor actor, Type type) =>
        All.TryGetValue(type, out var rule) && (actor.IsVisitor ? rule.Visitors : actor.IsJob ? rule.Jobs : rule.Roles.Any(actor.Roles.Contains));

    /// <summary>Refuses whoever may not.</summary>
    /// <exception cref="RuleBroken">The actor has none of the roles, or there is no rule.</exception>
    public static void Demand(Actor actor, Type type)
    {
        if (Permit(actor, type)) return;
        if (actor.IsVisitor) throw new RuleBroken("这里不对访客开放。") { Kind = Refusal.Forbidden };
        throw new RuleBroken("你的岗位不能做这件事。需要的话请联系系统管理员。") { Kind = Refusal.Forbidden };
    }

    /// <summary>What a query answers; null where the type is no query.</summary>
    public static Type? AnswerOf(Type type) => type.GetInterfaces()
        .FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IQuery<>))?.GetGenericArguments()[0];

    private static bool IsCommand(Type type) => typeof(ICommand).IsAssignableFrom(type);
}
