using System.Runtime.CompilerServices;
using Crm.Foundation;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;

namespace Crm.IntegrationTests.Access;

/// <summary>Everything the product can be told or asked, tried by somebody who is not signed in: through the bus and the query desk themselves, not only their doors.</summary>
public class a_visitor(CrmApp app)
{
    private static readonly IReadOnlyList<(Type Type, AllowAttribute? Rule)> Closed = [.. Rules.Enumerate().Where(rule => rule.Rule is not { Visitors: true })];

    [Fact]
    public async Task is_told_nothing_that_is_not_marked()
    {
        var ask = typeof(QueryDesk).GetMethod(nameof(QueryDesk.Ask))!;
        var queries = Closed.Where(rule => Rules.AnswerOf(rule.Type) is not null).Select(rule => rule.Type).ToList();
        queries.Count.ShouldBeGreaterThan(25);
        foreach (var type in queries)
        {
            var answering = (Task)ask.MakeGenericMethod(Rules.AnswerOf(type)!).Invoke(app.Host.Services.GetRequiredService<QueryDesk>(), [RuntimeHelpers.GetUninitializedObject(type), Caller.Visitor, CancellationToken.None])!;
            await answering;
            ((Outcome)answering.GetType().GetProperty("Result")!.GetValue(answering)!).Refusal.ShouldBe(Refusal.Forbidden, type.Name);
        }
    }

    [Fact]
    public async Task changes_nothing_that_is_not_marked()
    {
        var commands = Closed.Where(rule => typeof(ICommand).IsAssignableFrom(rule.Type)).Select(rule => rule.Type).ToList();
        commands.Count.ShouldBeGreaterThan(50);
        foreach (var type in commands)
        {
            await using var scope = app.Host.Services.CreateAsyncScope();
            var context = scope.ServiceProvider.GetRequiredService<IMessageContext>();
            context.UserName = Caller.Visitor.Login;
            var options = new DeliveryOptions();
            options.Headers[Crm.Foundation.Access.ChannelHeader] = Caller.Visitor.Channel;
            (await Should.ThrowAsync<RuleBroken>(() => context.InvokeAsync(Some(type), options), type.Name)).Kind.ShouldBe(Refusal.Forbidden, type.Name);
        }
    }

    // Ids and words only: the rule comes before any look at the rest.
    private static object Some(Type type)
    {
        var command = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var property in type.GetProperties().Where(p => p.CanWrite))
        {
            if (property.PropertyType == typeof(Guid)) property.SetValue(command, Guid.NewGuid());
            if (property.PropertyType == typeof(string)) property.SetValue(command, "x");
        }
        return command;
    }
}
