using System.Reflection;
using JasperFx.CodeGeneration;
using JasperFx.CodeGeneration.Model;
using JasperFx.Core;
using Wolverine;
using Wolverine.ErrorHandling;
using Wolverine.Persistence;

namespace Crm.Foundation;

/// <summary>How commands and messages travel: every command through <see cref="Access"/>, every message through a durable queue in the command's own transaction.</summary>
public static class WolverineSetup
{
    /// <summary>Adds the bus.</summary>
    /// <param name="beside">Whether this process runs one command, perhaps beside the product, which alone works off queues.</param>
    public static void AddBus(this WebApplicationBuilder builder, bool beside = false)
    {
        // What a verb prints is read by people and scripts.
        if (beside) builder.Logging.AddFilter(level => level >= LogLevel.Warning);
        // A refused command is an answer to the person who sent it, not an error of the server; what is unforeseen is logged where it surfaces.
        foreach (var (command, _) in Rules.Enumerate()) builder.Logging.AddFilter(command.FullName, LogLevel.None);
        builder.Host.UseWolverine(Configure(beside));
    }

    private static Action<WolverineOptions> Configure(bool beside) => options =>
    {
        options.ApplicationAssembly = typeof(WolverineSetup).Assembly;
        options.Discovery.CustomizeHandlerDiscovery(types => types.Excludes.WithCondition("Answers a query, which never travels", Answers));
        options.EnableRelayOfUserName = true;
        options.EntityDefaults.OnMissing = OnMissing.ThrowException;
        options.MultipleHandlerBehavior = MultipleHandlerBehavior.Separated;
        options.Durability.Mode = beside ? DurabilityMode.MediatorOnly : DurabilityMode.Solo;
        options.Policies.AutoApplyTransactions();
        options.Policies.Add<MessageRetries>();
        options.Policies.UseDurableLocalQueues();
        options.Policies.AlwaysMakeScheduledMessagesDurable();
        options.Policies.ForMessagesOfType<ICommand>().AddMiddleware(typeof(Access));
        options.Policies.ForMessagesOfType<Leads.ILeadCommand>().AddMiddleware(typeof(Leads.Listing.ListingAlong));
        options.Policies.ForMessagesOfType<Leads.ILeadCommand>().AddMiddleware(typeof(Leads.LeadReach));
        options.Policies.ForMessagesOfType<Parks.IParkCommand>().AddMiddleware(typeof(Parks.ParkReach));
        options.CodeGeneration.TypeLoadMode = HoldsGeneratedCode ? TypeLoadMode.Static : TypeLoadMode.Dynamic;
    };

    // A release was compiled with the code of every handler in it (ops/lib.sh); a build from the sources was not, whatever the environment is called.
    private static bool HoldsGeneratedCode => typeof(WolverineSetup).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Any(m => m.Key == "GeneratedCode");

    private static bool Answers(Type handler) => handler.FullName is { } name && name.EndsWith("Handler", StringComparison.Ordinal)
        && handler.Assembly.GetType(name[..^"Handler".Length]) is { } query && Rules.AnswerOf(query) is not null;
}
