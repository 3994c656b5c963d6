using Crm.Foundation;

namespace Crm.Leads;

/// <summary>A lead's increases of the agreed investment.</summary>
public sealed partial record Lead
{
    /// <summary>Increases that were not withdrawn.</summary>
    public IReadOnlyList<Guid> Raises { get; init; } = [];

    public Lead Apply(InvestmentRaised e) => this with { Raises = [.. Raises, e.Raise], Files = Proving([e.Agreement]) };

    public Lead Apply(InvestmentRaiseWithdrawn e) => this with { Raises = [.. Raises.Where(raise => raise != e.Raise)] };

    /// <summary>Only what was agreed can be raised.</summary>
    public void MustBeSigned()
    {
        if (Stage < Stage.Signed) throw new RuleBroken("签约以后才有增资。还没有签约的，请更新需求里的意向投资。");
    }
}
