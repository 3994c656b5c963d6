using Crm.Foundation;

namespace Crm.Api;

/// <summary>One line per command or query in a module's routes: <c>api.Command&lt;AssignLead&gt;("/leads/{leadId}/assign")</c>.</summary>
public static class Endpoints
{
    /// <summary>A command by POST. The body is the command as JSON; what stands in the route need not stand in the body. Answers 204, or problem details.</summary>
    public static RouteHandlerBuilder Command<TCommand>(this RouteGroupBuilder api, string pattern) where TCommand : class, ICommand =>
        api.Post(pattern, async http =>
            {
                var (command, refusal) = await JsonBody.Read<TCommand>(http);
                if (command is null) return refusal!;
                var outcome = await Desk(http).Send(command, http.RequestAborted);
                return outcome.Ok ? Results.NoContent() : Problems.Of(outcome);
            })
            .Describe<TCommand>().Accepts<TCommand>("application/json").Produces(StatusCodes.Status204NoContent);

    /// <summary>
    /// A command that starts a record, by POST. The record's id (<paramref name="id"/>) may be left out: it is then made, from the Idempotency-Key where there is
    /// one, so that the same key always means the same record. Answers 201 with the id and where it stands.
    /// </summary>
    public static RouteHandlerBuilder Creating<TCommand>(this RouteGroupBuilder api, string pattern, string id, string location) where TCommand : class, ICommand =>
        api.Post(pattern, async http =>
            {
                var caller = http.RequestServices.GetRequiredService<CallerHere>().Request!;
                var made = caller.IdempotencyKey is { } key ? Uuid5.Of(typeof(TCommand).Name, caller.Login + "\n" + key) : Guid.CreateVersion7();
                var (command, refusal) = await JsonBody.Read<TCommand>(http, (id, made));
                if (command is null) return refusal!;
                var outcome = await Desk(http).Send(command, http.RequestAborted);
                var record = (Guid)typeof(TCommand).GetProperty(id)!.GetValue(command)!;
                return outcome.Ok ? Results.Created($"{location}/{record}", new Created(record)) : Problems.Of(outcome);
            })
            .Describe<TCommand>().Accepts<TCommand>("application/json").Produces<Created>(StatusCodes.Status201Created);

    /// <summary>A query by GET; its properties come from the route and the query string.</summary>
    public static RouteHandlerBuilder Query<TQuery, TAnswer>(this RouteGroupBuilder api, string pattern) where TQuery : class, IQuery<TAnswer> =>
        api.MapGet(pattern, async ([AsParameters] TQuery query, Desk desk, CancellationToken token) =>
            {
                var outcome = await desk.Ask(query, token);
                return outcome.Ok ? Results.Ok(outcome.Answer) : Problems.Of(outcome);
            })
            .Describe<TQuery>().Produces<TAnswer>();

    /// <summary>A query by POST, for questions too rich for a query string. Changes nothing.</summary>
    public static RouteHandlerBuilder Asking<TQuery, TAnswer>(this RouteGroupBuilder api, string pattern) where TQuery : class, IQuery<TAnswer> =>
        api.Post(pattern, async http =>
            {
                var (query, refusal) = await JsonBody.Read<TQuery>(http);
                if (query is null) return refusal!;
                var outcome = await Desk(http).Ask(query, http.RequestAborted);
                return outcome.Ok ? Results.Ok(outcome.Answer) : Problems.Of(outcome);
            })
            .Describe<TQuery>().Accepts<TQuery>("application/json").Produces<TAnswer>();

    /// <summary>Names the route after the command or query it carries, whose rule is the route's rule, and says how it may refuse.</summary>
    public static RouteHandlerBuilder Describe<T>(this RouteHandlerBuilder route) => route
        .WithName(typeof(T).Name)
        .WithMetadata(new Carries(typeof(T)))
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    // For a handler that names its parameters the framework compiles an expression at every start; most of our routes need none. The method is what the description goes by.
    private static RouteHandlerBuilder Post(this RouteGroupBuilder api, string pattern, Func<HttpContext, Task<IResult>> answer)
    {
        RequestDelegate run = async http => await (await answer(http)).ExecuteAsync(http);
        return new RouteHandlerBuilder([api.MapPost(pattern, run).WithMetadata(run.Method)]);
    }

    private static Desk Desk(HttpContext http) => http.RequestServices.GetRequiredService<Desk>();
}

/// <summary>The answer to a creating command.</summary>
public sealed record Created(Guid Id);

/// <summary>Endpoint metadata: the command or query it carries, whose rule is the endpoint's rule.</summary>
public sealed record Carries(Type Type);
