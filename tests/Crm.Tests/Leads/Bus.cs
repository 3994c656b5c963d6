using System.Reflection;
using Crm.Foundation;
using Wolverine;

namespace Crm.Tests.Leads;

/// <summary>Takes commands in place of the real bus: keeps what was sent and answers as a test wants.</summary>
public class Bus : DispatchProxy
{
    /// <summary>What was sent, in order.</summary>
    public List<ICommand> Sent { get; } = [];

    /// <summary>Refusals for the next commands, in order; what is sent beyond them is accepted.</summary>
    public Queue<RuleBroken> Refusals { get; } = [];

    /// <summary>The bus as the desk sees it, and as the test does.</summary>
    internal static (IMessageContext Context, Bus Bus) New()
    {
        var context = Create<IMessageContext, Bus>();
        return (context, (Bus)(object)context);
    }

    protected override object? Invoke(MethodInfo? method, object?[]? args)
    {
        if (method!.Name == "set_UserName") return null;
        if (method.Name != nameof(IMessageBus.InvokeAsync)) throw new NotSupportedException(method.Name);
        Sent.Add((ICommand)args![0]!);
        return Refusals.TryDequeue(out var refusal) ? Task.FromException(refusal) : Task.CompletedTask;
    }
}
