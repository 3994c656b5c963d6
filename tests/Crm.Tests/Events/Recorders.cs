using Crm.Foundation;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Crm.Tests.Events;

/// <summary>Who makes which event, read off the compiled product: from each command's handler along everything of the product that it calls.</summary>
internal static class Recorders
{
    private static readonly ModuleDefinition Product = ModuleDefinition.ReadModule(typeof(IFact).Assembly.Location);

    private static readonly HashSet<string> Facts = [.. Shapes.Events.Values.Select(type => type.FullName!)];

    /// <summary>The commands that can record an event, by the event's type.</summary>
    public static ILookup<string, Type> Commands { get; } = Rules.Enumerate().Select(rule => rule.Type).Where(type => typeof(ICommand).IsAssignableFrom(type))
        .OrderBy(type => type.Name, StringComparer.Ordinal)
        .SelectMany(command => Made(HandlerOf(command)).Select(fact => (Fact: fact, Command: command)))
        .ToLookup(pair => pair.Fact, pair => pair.Command);

    /// <summary>The types that make an event themselves, by the event's type.</summary>
    public static ILookup<string, string> Makers { get; } = Product.GetAllTypes().SelectMany(type => type.Methods)
        .SelectMany(method => News(method).Where(fact => fact != method.DeclaringType.FullName).Select(fact => (Fact: fact, Maker: Outermost(method.DeclaringType).Name)))
        .Distinct().OrderBy(pair => pair.Maker, StringComparer.Ordinal).ToLookup(pair => pair.Fact, pair => pair.Maker);

    private static TypeDefinition HandlerOf(Type command) => Product.GetType($"{command.FullName}Handler") ?? throw new NotSupportedException($"{command.Name} has no handler beside it");

    private static IEnumerable<string> Made(TypeDefinition handler)
    {
        var seen = new HashSet<MethodDefinition>();
        var open = new Queue<MethodDefinition>(handler.Methods);
        while (open.TryDequeue(out var method))
        {
            if (!seen.Add(method)) continue;
            foreach (var next in Called(method)) open.Enqueue(next);
        }
        return seen.SelectMany(News).Distinct();
    }

    private static IEnumerable<string> News(MethodDefinition method) => Instructions(method)
        .Where(i => i.OpCode == OpCodes.Newobj).Select(i => ((MethodReference)i.Operand).DeclaringType.FullName).Where(Facts.Contains);

    // What is called or handed on; of an iterator or an async method also the body, which the compiler puts into a type of its own.
    private static IEnumerable<MethodDefinition> Called(MethodDefinition method)
    {
        var bodies = method.CustomAttributes.Where(a => a.AttributeType.Name is "AsyncStateMachineAttribute" or "IteratorStateMachineAttribute")
            .SelectMany(a => ((TypeReference)a.ConstructorArguments[0].Value).Resolve().Methods);
        return bodies.Concat(Instructions(method).Select(i => i.Operand).OfType<MethodReference>()
            .Where(m => m.DeclaringType.GetElementType().Scope == Product).Select(m => m.Resolve()).OfType<MethodDefinition>());
    }

    private static IEnumerable<Instruction> Instructions(MethodDefinition method) => method.HasBody ? method.Body.Instructions : [];

    private static TypeDefinition Outermost(TypeDefinition type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
