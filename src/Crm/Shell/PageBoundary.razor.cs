using Crm.Foundation;
using Microsoft.AspNetCore.Components;

namespace Crm.Shell;

/// <summary>Keeps an error on the page where it happened: the frame stays, the log gets the exception under a number that the person can name.</summary>
public sealed partial class PageBoundary
{
    [Inject] private ILogger<PageBoundary> Log { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    private string Number { get; set; } = "";

    /// <inheritdoc />
    protected override Task OnErrorAsync(Exception exception)
    {
        Number = Guid.NewGuid().ToString("N")[..8];
        Log.LogError(exception, "A page failed, told the person number {Number}", Number);
        return Task.CompletedTask;
    }
}
