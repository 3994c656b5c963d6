namespace Crm.Leads.Merging;

/// <summary>What a person chooses while two leads are merged: which one is kept, and in each field whose value.</summary>
public sealed class MergeChoice
{
    private readonly Dictionary<MergeField, Guid> chosen = [];

    /// <summary>The two leads; null until the other one was found.</summary>
    public MergePreview? Preview { get; private set; }

    /// <summary>The lead that is kept.</summary>
    public Guid Keep { get; set; }

    public string? Reason { get; set; }

    /// <summary>The one that is kept.</summary>
    public MergeSide Kept => Preview!.One.Id == Keep ? Preview.One : Preview.Other;

    /// <summary>The one that is merged into it.</summary>
    public MergeSide Gone => Preview!.One.Id == Keep ? Preview.Other : Preview.One;

    /// <summary>The fields in which the value of the other one is to hold.</summary>
    public IReadOnlyList<MergeField> Taken => [.. Preview!.Differences.Where(d => Of(d) != Keep).Select(d => d.Field)];

    /// <summary>Starts with two leads; null to look for another.</summary>
    public void Compare(MergePreview? preview)
    {
        (Preview, Keep) = (preview, preview?.Keep ?? default);
        chosen.Clear();
    }

    /// <summary>Whose value holds in a field: what was chosen, or else that of the one that is kept, unless it knows nothing.</summary>
    public Guid Of(MergeDifference field) => chosen.TryGetValue(field.Field, out var side) ? side : Preview!.Usual(Keep).Contains(field.Field) ? Gone.Id : Keep;

    /// <summary>Chooses one lead's value in a field.</summary>
    public void Choose(MergeField field, Guid side) => chosen[field] = side;
}
