namespace Crm.Leads.Recognising;

/// <summary>What two company names have in common, places aside: the strongest clue that holds.</summary>
internal static class NameLikeness
{
    /// <summary>Null where they have nothing in common.</summary>
    public static Clue? Of(CompanyName one, CompanyName other)
    {
        if (one.Brand.Length == 0 || other.Brand.Length == 0) return null;
        if (one.Full == other.Full && one.Places.ToHashSet().SetEquals(other.Places)) return Clue.SameName;
        if (one.Stem == other.Stem) return Clue.SameStem;
        if (one.Brand == other.Brand) return OfOneBrand(one, other);
        if (one.IsLatin != other.IsLatin) return NameWords.Sound(one.Brand) == NameWords.Sound(other.Brand) ? Clue.SoundAlike : null;
        var sameWords = SameTrades(one, other) || one.Trades.Count + one.Generic.Count == 0 || other.Trades.Count + other.Generic.Count == 0;
        if (!one.IsLatin)
        {
            if (Alike(one.Stem, other.Stem, NameWords.SoundAlike) || sameWords && Alike(one.Brand, other.Brand, NameWords.SoundAlike)) return Clue.SoundAlike;
            if (sameWords && NameWords.Shape(one.Brand) == NameWords.Shape(other.Brand)) return Clue.ShapeAlike;
        }
        return Near(one, other, sameWords) ? Clue.NearMiss : null;
    }

    private static Clue OfOneBrand(CompanyName one, CompanyName other)
    {
        if (SameTrades(one, other) && (one.Trades.Count > 0 || !one.PlaceIsBrand && Extends(string.Concat(one.Generic), string.Concat(other.Generic)))) return Clue.SameTrade;
        if (!one.PlaceIsBrand && IsShort(one, other)) return Clue.ShortName;
        return Slip(one.Stem, other.Stem) == SlipKind.Exchanged ? Clue.NearMiss : Clue.SameBrand;
    }

    // 博世投资 and 博世中国投资: what fits any trade is only said more fully.
    private static bool Extends(string one, string other)
    {
        var (longer, shorter) = one.Length >= other.Length ? (one, other) : (other, one);
        return shorter.Length > 0 && (longer.StartsWith(shorter, StringComparison.Ordinal) || longer.EndsWith(shorter, StringComparison.Ordinal));
    }

    // Nothing behind one's brand, so that it contradicts nothing.
    private static bool IsShort(CompanyName one, CompanyName other) =>
        !one.PlaceIsBrand && (one.Trades.Count + one.Generic.Count == 0 || other.Trades.Count + other.Generic.Count == 0);

    private static bool SameTrades(CompanyName one, CompanyName other) => one.Trades.ToHashSet().SetEquals(other.Trades);

    private static bool Alike(string one, string other, Func<char, char, bool> alike)
    {
        if (one.Length != other.Length) return false;
        for (var i = 0; i < one.Length; i++)
            if (one[i] != other[i] && (!alike(one[i], other[i]) || NameWords.Opposed(one[i], other[i]))) return false;
        return true;
    }

    // In a brand of two or three characters another character is another company; in a longer one, or behind the brand, it is rather a slip.
    private static bool Near(CompanyName one, CompanyName other, bool sameWords)
    {
        var (least, most) = one.IsLatin ? (6, 30) : (4, 16);
        if (sameWords && Math.Min(one.Brand.Length, other.Brand.Length) >= least && one.Brand.Length <= most && Slip(one.Brand, other.Brand) != SlipKind.None) return true;
        if (one.IsLatin || one.Stem.Length > most) return false;
        // a word of trade that was spoilt is none any more, and stands in the brand
        var known = one.Brand.Length < other.Brand.Length ? one : other;
        var spoilt = known == one ? other : one;
        return known.Brand.Length + 1 < spoilt.Brand.Length && spoilt.Brand.StartsWith(known.Brand, StringComparison.Ordinal) && known.Stem.Length >= 4 && Slip(one.Stem, other.Stem) != SlipKind.None;
    }

    private enum SlipKind
    {
        None, Changed, Exchanged, LeftOut,
    }

    /// <summary>The one slip by which one text becomes the other; none where there is none, where it takes two, or where it tells companies apart.</summary>
    private static SlipKind Slip(string one, string other)
    {
        if (Math.Abs(one.Length - other.Length) > 1) return SlipKind.None;
        var (longer, shorter) = one.Length >= other.Length ? (one, other) : (other, one);
        var at = 0;
        while (at < shorter.Length && longer[at] == shorter[at]) at++;
        if (longer.Length > shorter.Length) return longer[(at + 1)..] == shorter[at..] && !IsTelling(longer[at]) ? SlipKind.LeftOut : SlipKind.None;
        if (at == longer.Length) return SlipKind.None;
        if (longer[(at + 1)..] == shorter[(at + 1)..]) return NameWords.Opposed(longer[at], shorter[at]) || IsTelling(longer[at]) && IsTelling(shorter[at]) ? SlipKind.None : SlipKind.Changed;
        return at + 1 < longer.Length && longer[at] == shorter[at + 1] && longer[at + 1] == shorter[at] && longer[(at + 2)..] == shorter[(at + 2)..] ? SlipKind.Exchanged : SlipKind.None;
    }

    private static bool IsTelling(char sign) => char.IsAsciiDigit(sign) || "零〇一二三四五六七八九十东西南北".Contains(sign);
}
