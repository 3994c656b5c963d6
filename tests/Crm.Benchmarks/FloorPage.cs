using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Crm.Benchmarks;

/// <summary>The least a list can cost in this framework: one component that draws a table of 50 rows and 8 columns with a tick box in each row, in a server of its own.</summary>
public static class FloorPage
{
    /// <summary>Starts the server and says where the page is.</summary>
    public static async Task<(WebApplication Server, Uri Page)> Start()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        var server = builder.Build();
        server.UseAntiforgery();
        server.MapRazorComponents<FloorDocument>().AddInteractiveServerRenderMode();
        await server.StartAsync();
        var address = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return (server, new Uri(address + "/floor"));
    }
}

/// <summary>The document around the table.</summary>
[Route("/floor")]
public sealed class FloorDocument : ComponentBase
{
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.AddMarkupContent(0, "<!DOCTYPE html>");
        builder.OpenElement(1, "html");
        builder.OpenElement(2, "body");
        builder.OpenComponent<FloorTable>(3);
        builder.AddComponentRenderMode(new InteractiveServerRenderMode(prerender: false));
        builder.CloseComponent();
        builder.CloseElement();
        builder.CloseElement();
    }
}

/// <summary>The table.</summary>
public sealed class FloorTable : ComponentBase
{
    private readonly string[][] rows = [.. Enumerable.Range(0, 50).Select(row => Enumerable.Range(0, 8).Select(cell => $"第 {row} 行 {cell} 列").ToArray())];
    private readonly HashSet<int> ticked = [];

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "table");
        for (var i = 0; i < rows.Length; i++)
        {
            var row = i;
            builder.OpenElement(1, "tr");
            builder.SetKey(row);
            builder.AddAttribute(2, "class", ticked.Contains(row) ? "ticked" : null);
            builder.OpenElement(3, "td");
            builder.OpenElement(4, "input");
            builder.AddAttribute(5, "type", "checkbox");
            builder.AddAttribute(6, "aria-label", CircuitClient.TickLabel + rows[row][0]);
            builder.AddAttribute(7, "checked", ticked.Contains(row));
            builder.AddAttribute(8, "onchange", EventCallback.Factory.Create<ChangeEventArgs>(this, () => Tick(row)));
            builder.CloseElement();
            builder.CloseElement();
            foreach (var cell in rows[row])
            {
                builder.OpenElement(9, "td");
                builder.AddContent(10, cell);
                builder.CloseElement();
            }
            builder.CloseElement();
        }
        builder.CloseElement();
    }

    private void Tick(int row)
    {
        if (!ticked.Remove(row)) ticked.Add(row);
    }
}
