namespace Crm.Api;

/// <summary>
/// A module's routes for machines that report to us and are no person's, registered by the module. Each names the policy that lets its machines in; one that named none
/// would be for people who are signed in, like everything that says nothing.
/// </summary>
public sealed record HookRoutes(Action<RouteGroupBuilder> Map);
