using System.Collections.Concurrent;
using Crm.Team;
using FluentValidation;
using JasperFx;
using Marten;
using Marten.Exceptions;
using Npgsql;
using Wolverine;
using Wolverine.Persistence;

namespace Crm.Foundation;

/// <summary>
/// Where pages, the API and jobs hand in commands and queries. Refusals come back as an <see cref="Outcome"/> with a sentence; what nobody foresaw is thrown
/// and reaches the error boundary.
/// </summary>
public sealed class Desk(IServiceScopeFactory scopes, ICallerSource source, QueryDesk queries)
{
    /// <summary>The refusal of a key that stands for another request already.</summary>
    public const string KeyTaken = "这个 Idempotency-Key 已用于另一个请求，请换一个。";

    private const int MostTries = 4;

    private static readonly ConcurrentDictionary<Type, bool> Versioned = new();

    /// <summary>Sends a command on behalf of whoever is signed in here.</summary>
    public async Task<Outcome> Send(ICommand command, CancellationToken token = default) =>
        await source.Find() is { } caller ? await Send(command, caller, token) : NotSignedIn;

    /// <summary>Asks on behalf of whoever is signed in here.</summary>
    public async Task<Outcome<TAnswer>> Ask<TAnswer>(IQuery<TAnswer> query, CancellationToken token = default) =>
        await source.Find() is { } caller ? await queries.Ask(query, caller, token) : NotSignedIn.As<TAnswer>();

    /// <summary>Asks on behalf of a named caller: the public site's pages ask as a visitor, whoever may be signed in.</summary>
    public Task<Outcome<TAnswer>> Ask<TAnswer>(IQuery<TAnswer> query, Caller caller, CancellationToken token = default) => queries.Ask(query, caller, token);

    /// <summary>Sends a command on behalf of a named caller.</summary>
    public Task<Outcome> Send(ICommand command, Caller caller, CancellationToken token = default) => Send(scopes, command, caller, token);

    /// <summary>
    /// Sends a command in a scope of its own. Where another one, or a machine's report, wrote to the same record at the same moment, it is decided anew on what stands there
    /// now; only a command that names the version its sender saw is refused at once.
    /// </summary>
    public static async Task<Outcome> Send(IServiceScopeFactory scopes, ICommand command, Caller caller, CancellationToken token = default)
    {
        for (var tries = NamesVersion(command.GetType()) ? 1 : MostTries; ; tries--)
            if (await Try(scopes, command, caller, last: tries == 1, token) is { } outcome) return outcome;
    }

    // Null where it collided and may be tried again.
    private static async Task<Outcome?> Try(IServiceScopeFactory scopes, ICommand command, Caller caller, bool last, CancellationToken token)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            if (Sanity.Objection(command, China.Today(scope.ServiceProvider.GetRequiredService<TimeProvider>())) is { } insane) return Outcome.Of(insane);
            if (Validate(scope.ServiceProvider, command) is { } invalid) return invalid;
            if (caller.IdempotencyKey is { } key && await WasDone(scope.ServiceProvider, command, caller.Login, key, token)) return Outcome.Done;
            using var turn = await Turns.Take(command, token);
            var context = scope.ServiceProvider.GetRequiredService<IMessageContext>();
            context.UserName = caller.Login;
            await context.InvokeAsync(command, Options(caller), token);
            return Outcome.Done;
        }
        catch (RuleBroken broken)
        {
            return Outcome.Of(broken);
        }
        catch (RequiredDataMissingException)
        {
            return Outcome.Of(Missing);
        }
        catch (DocumentAlreadyExistsException) when (caller.IdempotencyKey is not null)
        {
            // Two copies of one request ran side by side and the other one won: it is done.
            return Outcome.Done;
        }
        catch (Exception e) when (!last && IsCollision(e))
        {
            return null;
        }
        catch (MartenCommandException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } clash)
        {
            return Outcome.Of(clash.TableName?.StartsWith("mt_events", StringComparison.Ordinal) == true ? RuleBroken.ChangedMeanwhile : Twice);
        }
        catch (JasperFx.Events.ExistingStreamIdCollisionException)
        {
            return Outcome.Of(Twice);
        }
        catch (ConcurrencyException)
        {
            return Outcome.Of(await Clash(scope.ServiceProvider, command, caller, token));
        }
    }

    private static bool NamesVersion(Type command) => Versioned.GetOrAdd(command, static type => type.GetProperties().Any(p => p.Name.EndsWith("Version", StringComparison.Ordinal)));

    private static bool IsCollision(Exception e) => e is ConcurrencyException
        || e is MartenCommandException { InnerException: PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, TableName: { } table } } && table.StartsWith("mt_events", StringComparison.Ordinal);

    private static RuleBroken Missing => new("没有这条记录，或者你无权查看。") { Kind = Refusal.Missing };

    private static RuleBroken Twice => new("这条记录已经登记过了。") { Kind = Refusal.Conflict };

    private static Outcome NotSignedIn => Outcome.Of(new RuleBroken("请先登录。") { Kind = Refusal.Forbidden });

    private static DeliveryOptions Options(Caller caller)
    {
        var options = new DeliveryOptions();
        options.Headers[Access.ChannelHeader] = caller.Channel;
        if (caller.IdempotencyKey is { } key) options.Headers[Access.KeyHeader] = key;
        return options;
    }

    private static Outcome? Validate(IServiceProvider services, ICommand command)
    {
        var validator = (IValidator?)services.GetService(typeof(IValidator<>).MakeGenericType(command.GetType()));
        var result = validator?.Validate(new ValidationContext<object>(command));
        if (result is null or { IsValid: true }) return null;
        var fields = result.Errors.GroupBy(e => e.PropertyName).ToDictionary(g => g.Key, g => Texts.Of(g.First().ErrorMessage));
        return new Outcome(Refusal.Input, string.Join(" ", fields.Values), fields);
    }

    // A command that names a version of a stream that was never started, or of one its sender may not know of, fails like one that names an old version.
    private static async Task<RuleBroken> Clash(IServiceProvider services, ICommand command, Caller caller, CancellationToken token)
    {
        if (command is not IStreamCommand about) return RuleBroken.ChangedMeanwhile;
        await using var session = services.GetRequiredService<IDocumentStore>().LightweightSession();
        if (await session.Events.FetchStreamStateAsync(about.Stream, token) is null) return Missing;
        try
        {
            var actor = Access.Find(caller.Login, caller.Channel, services.GetRequiredService<IRoster>());
            foreach (var reach in services.GetServices<IStreamReach>()) await reach.Demand(about, actor, session, token);
            return RuleBroken.ChangedMeanwhile;
        }
        catch (RuleBroken broken)
        {
            return broken;
        }
    }

    private static async Task<bool> WasDone(IServiceProvider services, ICommand command, string login, string key, CancellationToken token)
    {
        await using var session = services.GetRequiredService<IDocumentStore>().QuerySession();
        var known = await session.LoadAsync<Receipt>(Receipt.IdOf(login, key), token);
        if (known is null) return false;
        if (known.Fingerprint == Receipt.For(login, key, command).Fingerprint) return true;
        throw new RuleBroken(KeyTaken) { Kind = Refusal.Rule };
    }
}
