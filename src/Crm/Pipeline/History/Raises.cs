using System.Collections.Immutable;

namespace Crm.Pipeline.History;

/// <summary>An increase of the agreed investment.</summary>
/// <param name="On">The day on which it was agreed.</param>
/// <param name="By">The increment in 万元.</param>
public sealed record Raise(Guid Id, DateOnly On, decimal By);

/// <summary>A lead's increases in the order in which they were recorded. Equal where all of them are.</summary>
public sealed class Raises : IEquatable<Raises>
{
    /// <summary>None.</summary>
    public static readonly Raises None = new([]);

    private readonly ImmutableArray<Raise> all;

    private Raises(ImmutableArray<Raise> all) => this.all = all;

    /// <summary>How many.</summary>
    public int Count => all.Length;

    /// <summary>Their days.</summary>
    public DateOnly[] Days => [.. all.Select(raise => raise.On)];

    /// <summary>Their increments in 万元.</summary>
    public decimal[] Increments => [.. all.Select(raise => raise.By)];

    /// <summary>With one more.</summary>
    public Raises With(Raise raise) => new(all.Add(raise));

    /// <summary>Without one that was withdrawn.</summary>
    public Raises Without(Guid raise) => new(all.RemoveAll(one => one.Id == raise));

    /// <inheritdoc />
    public bool Equals(Raises? other) => other is not null && all.AsSpan().SequenceEqual(other.all.AsSpan());

    /// <inheritdoc />
    public override bool Equals(object? other) => Equals(other as Raises);

    /// <inheritdoc />
    public override int GetHashCode() => all.Aggregate(0, HashCode.Combine);
}
