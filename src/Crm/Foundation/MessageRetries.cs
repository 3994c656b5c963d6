using JasperFx;
using JasperFx.CodeGeneration;
using JasperFx.Core.Reflection;
using JasperFx.Core;
using Wolverine.Configuration;
using Wolverine.ErrorHandling;
using Wolverine.Runtime.Handlers;

namespace Crm.Foundation;

/// <summary>
/// What happens when a message cannot be handled: it is tried again at once and more and more slowly, through a restart of the database and beyond, and in the end
/// laid before the administrator. Commands are not in it: whoever sent one is there to hear of the failure, and a second try on their behalf could do it twice.
/// </summary>
public sealed class MessageRetries : IHandlerPolicy
{
    /// <inheritdoc />
    public void Apply(IReadOnlyList<HandlerChain> chains, GenerationRules rules, IServiceContainer container)
    {
        foreach (var chain in chains.Where(chain => !chain.MessageType.CanBeCastTo<ICommand>()))
        {
            chain.OnAnyException()
                .RetryWithCooldown(100.Milliseconds(), 500.Milliseconds(), 1.Seconds(), 2.Seconds(), 4.Seconds(), 8.Seconds())
                .Then.ScheduleRetry(30.Seconds(), 2.Minutes(), 10.Minutes())
                .Then.MoveToErrorQueue();
        }
    }
}
