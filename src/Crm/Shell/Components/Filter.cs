namespace Crm.Shell.Components;

/// <summary>One way to narrow a list down. What is chosen stands in the address, so it can be bookmarked, shared and gone back to.</summary>
/// <param name="Key">Name in the address: "stage".</param>
/// <param name="Label">Name on the screen: "阶段".</param>
/// <param name="Options">What can be chosen.</param>
/// <param name="Many">Several at once; in the address separated by commas.</param>
public sealed record Filter(string Key, string Label, IReadOnlyList<FilterOption> Options, bool Many = false);

/// <summary>A value of a <see cref="Filter"/>.</summary>
/// <param name="Value">In the address; no commas.</param>
/// <param name="Text">On the screen.</param>
public sealed record FilterOption(string Value, string Text);
