namespace Crm.Api;

/// <summary>A module's files for people to download from a page (exports), registered by the module. Only GET: a browser's cookie is enough to read, never to change.</summary>
public sealed record FileRoutes(Action<RouteGroupBuilder> Map);
