using Crm.Foundation;

namespace Crm.Pipeline.History;

/// <summary>
/// Where the counts in use follow another definition than this product's (<see cref="PipelineTables.Definition"/>), all is built anew beside them and then takes their place. Until then the old figures are shown.
/// </summary>
public sealed class DefinitionWatch(PipelineKeeper keeper, TimeProvider clock, ILogger<DefinitionWatch> log) : Sweep(TimeSpan.FromMinutes(1), clock, log)
{
    /// <inheritdoc />
    public override async Task Look(CancellationToken token)
    {
        if (!await keeper.IsOutdated(token)) return;
        log.LogInformation("The figures are counted by a new definition, beside those in use");
        var built = await keeper.Rebuild(token);
        log.LogInformation("The figures of {Leads} leads follow definition {Definition} now, after {Seconds} s", built.Leads, PipelineTables.Definition, (int)(built.Folding + built.Counting).TotalSeconds);
    }
}
