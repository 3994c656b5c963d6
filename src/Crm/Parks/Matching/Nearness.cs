using System.Text.RegularExpressions;

namespace Crm.Parks.Matching;

/// <summary>How near a place lies to the region wanted, by the levels of GB/T 2260.</summary>
public enum Nearness
{
    /// <summary>Inside the region wanted.</summary>
    Within,

    /// <summary>In the same prefecture-level city, or the same municipality under the central government.</summary>
    SameCity,

    /// <summary>In the same province.</summary>
    SameProvince,

    /// <summary>In another province.</summary>
    Elsewhere,
}

/// <summary>Reads nearness off two GB/T 2260 codes.</summary>
public static partial class Nearnesses
{
    private static readonly string[] Municipalities = ["11", "12", "31", "50"];

    /// <summary>How near <paramref name="place"/> lies to the region <paramref name="wanted"/>.</summary>
    public static Nearness Of(string place, string wanted)
    {
        if (place.StartsWith(Significant(wanted), StringComparison.Ordinal)) return Nearness.Within;
        if (place[..2] != wanted[..2]) return Nearness.Elsewhere;
        return Municipalities.Contains(place[..2]) || (place[2..4] == wanted[2..4] && IsCity(place[2..4])) ? Nearness.SameCity : Nearness.SameProvince;
    }

    /// <summary>Whether it is a code at all: six digits, perhaps with the suffix of a functional area.</summary>
    public static bool IsCode(string? code) => code is not null && Code().IsMatch(code);

    private static string Significant(string code) => code.EndsWith("0000", StringComparison.Ordinal) ? code[..2] : code.EndsWith("00", StringComparison.Ordinal) ? code[..4] : code;

    // "00" stands for the province itself; "90" gathers counties that belong to no city (省直辖县级行政区划).
    private static bool IsCity(string digits) => digits is not ("00" or "90");

    [GeneratedRegex(@"^[1-9][0-9]{5}(-[0-9A-Z]{1,8})?$")]
    private static partial Regex Code();
}
