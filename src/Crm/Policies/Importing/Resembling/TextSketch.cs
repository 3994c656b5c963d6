using System.Numerics;
using Crm.Foundation.Searching;

namespace Crm.Policies.Importing.Resembling;

/// <summary>
/// A text in 128 numbers (MinHash of its runs of five characters): the share of equal numbers in two sketches estimates the share of runs that two texts have in
/// common, give or take some four percent. Bands of four numbers find texts that may be alike without comparing all with all.
/// </summary>
public static class TextSketch
{
    /// <summary>Folded characters below which two texts are only compared as wholes: short notices resemble each other by nature.</summary>
    public const int Shortest = 200;

    /// <summary>Folded characters below which texts are not compared at all.</summary>
    public const int ShortestWhole = 100;

    /// <summary>From this share of common runs on two texts are nearly the same: one changed paragraph in ten, or a few changed words on every page.</summary>
    public const double Threshold = .8;

    /// <summary>How many numbers a sketch has.</summary>
    public const int Size = 128;

    private const int Run = 5;
    private const int BandSize = 4;

    private static readonly (uint[] Factors, uint[] Summands) Hashes = Dice();

    /// <summary>The sketch of a folded text; null where it is too short to be compared.</summary>
    public static int[]? Of(string folded)
    {
        if (folded.Length < Shortest) return null;
        var least = new uint[Size];
        Array.Fill(least, uint.MaxValue);
        var width = Vector<uint>.Count;
        foreach (var run in Runs(folded))
        {
            var value = new Vector<uint>(run);
            for (var i = 0; i < Size; i += width)
                Vector.Min(new Vector<uint>(least, i), value * new Vector<uint>(Hashes.Factors, i) + new Vector<uint>(Hashes.Summands, i)).CopyTo(least, i);
        }
        return [.. least.Select(number => (int)number)];
    }

    /// <summary>What the index holds of a sketch: two texts with <see cref="Threshold"/> in common share at least one of these with a chance of 99.9999 %.</summary>
    public static long[] Bands(int[] sketch)
    {
        var bands = new long[Size / BandSize];
        for (var band = 0; band < bands.Length; band++)
        {
            var hash = 14695981039346656037UL + (ulong)band;
            for (var i = 0; i < BandSize; i++) hash = (hash ^ (uint)sketch[band * BandSize + i]) * 1099511628211UL;
            bands[band] = (long)hash;
        }
        return bands;
    }

    /// <summary>The share of runs that two texts have in common, as far as their sketches tell.</summary>
    public static double Alike(int[] one, int[] other) => one.Zip(other).Count(pair => pair.First == pair.Second) / (double)Size;

    /// <summary>The runs of a folded text, each once, as numbers. Punctuation is left out: it is what copies change first.</summary>
    internal static HashSet<uint> Runs(string folded)
    {
        var runs = new HashSet<uint>();
        Span<char> last = stackalloc char[Run];
        var filled = 0;
        foreach (var c in folded)
        {
            if (!char.IsLetterOrDigit(c) && !char.IsSurrogate(c)) continue;
            last[1..].CopyTo(last);
            last[^1] = c;
            if (++filled < Run) continue;
            // FNV-1a over the characters, finished so that neighbouring values part.
            var hash = 2166136261u;
            foreach (var character in last) hash = (hash ^ character) * 16777619u;
            hash ^= hash >> 16;
            hash *= 0x85EBCA6Bu;
            hash ^= hash >> 13;
            runs.Add(hash);
        }
        return runs;
    }

    // The same for ever: sketches are stored.
    private static (uint[], uint[]) Dice()
    {
        var state = 0x9E3779B97F4A7C15UL;
        uint Next()
        {
            state += 0x9E3779B97F4A7C15UL;
            var z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return (uint)(z >> 32);
        }
        return ([.. Enumerable.Range(0, Size).Select(_ => Next() | 1u)], [.. Enumerable.Range(0, Size).Select(_ => Next())]);
    }
}
