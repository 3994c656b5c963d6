using CsCheck;

namespace Crm.Tests.Policies.Searching;

/// <summary>Texts of few different characters, so that runs repeat and false candidates are frequent.</summary>
internal static class Repetitive
{
    private static readonly Gen<string> Piece = Gen.OneOf<string>("招", "商", "园", "区", "招商", "园区", "A", "b", "7", "７", " ", "\n", "，", "。", "“", "—", "𠮷", "的的的", "\u3000", "\u200B");

    public static readonly Gen<string> Any = Piece.Array[0, 60].Select(string.Concat);

    public static readonly Gen<string> Long = Piece.Array[0, 3000].Select(string.Concat);
}
