using System.Buffers.Binary;
using System.Text;

namespace Crm.Benchmarks;

/// <summary>As much of the circuits' wire format as a client needs: length-prefixed MessagePack arrays of null, booleans, whole numbers, texts, bytes, arrays and maps.</summary>
public static class Blazorpack
{
    /// <summary>A call of a hub method; with an id when its result is awaited.</summary>
    public static byte[] Call(string? id, string method, params object?[] arguments) => Framed([1L, new Dictionary<string, string>(), id, method, arguments, Array.Empty<object?>()]);

    /// <summary>Says that this side is still there.</summary>
    public static byte[] Ping { get; } = Framed([6L]);

    /// <summary>The messages of what came in; the rest of an unfinished one stays for the next time.</summary>
    public static IEnumerable<object?[]> Messages(List<byte> received)
    {
        while (Length(received) is var (length, prefix) && received.Count >= prefix + length)
        {
            var body = received.GetRange(prefix, length).ToArray();
            received.RemoveRange(0, prefix + length);
            var at = 0;
            yield return (object?[])Read(body, ref at)!;
        }
    }

    private static (int Length, int Prefix)? Length(List<byte> received)
    {
        var length = 0;
        for (var i = 0; i < received.Count && i < 5; i++)
        {
            length |= (received[i] & 0x7F) << (7 * i);
            if ((received[i] & 0x80) == 0) return (length, i + 1);
        }
        return null;
    }

    private static byte[] Framed(object?[] message)
    {
        var body = new MemoryStream();
        Write(body, message);
        var all = new MemoryStream();
        var length = (int)body.Length;
        do
        {
            all.WriteByte((byte)((length & 0x7F) | (length > 0x7F ? 0x80 : 0)));
            length >>= 7;
        }
        while (length > 0);
        body.WriteTo(all);
        return all.ToArray();
    }

    private static void Write(Stream to, object? value)
    {
        switch (value)
        {
            case null: to.WriteByte(0xC0); break;
            case bool yes: to.WriteByte(yes ? (byte)0xC3 : (byte)0xC2); break;
            case long number: Big(to, 0xD3, 8, number); break;
            case string text:
                var bytes = Encoding.UTF8.GetBytes(text);
                Big(to, 0xDB, 4, bytes.Length);
                to.Write(bytes);
                break;
            case object?[] items:
                Big(to, 0xDD, 4, items.Length);
                foreach (var item in items) Write(to, item);
                break;
            case Dictionary<string, string> { Count: 0 }: to.WriteByte(0x80); break;
            default: throw new NotSupportedException(value.GetType().Name);
        }
    }

    private static void Big(Stream to, byte sign, int width, long number)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        to.WriteByte(sign);
        to.Write(bytes[(8 - width)..]);
    }

    private static object? Read(byte[] from, ref int at)
    {
        var sign = from[at++];
        switch (sign)
        {
            case <= 0x7F: return (long)sign;
            case <= 0x8F: return Map(from, ref at, sign & 0x0F);
            case <= 0x9F: return Items(from, ref at, sign & 0x0F);
            case <= 0xBF: return Text(from, ref at, sign & 0x1F);
            case 0xC0: return null;
            case 0xC2: return false;
            case 0xC3: return true;
            case 0xC4 or 0xC5 or 0xC6:
                var length = (int)Number(from, ref at, 1 << (sign - 0xC4));
                at += length;
                return from[(at - length)..at];
            case 0xCA: at += 4; return null;
            case 0xCB: at += 8; return null;
            case >= 0xCC and <= 0xCF: return Number(from, ref at, 1 << (sign - 0xCC));
            case >= 0xD0 and <= 0xD3: return Signed(from, ref at, 1 << (sign - 0xD0));
            case >= 0xD9 and <= 0xDB: return Text(from, ref at, (int)Number(from, ref at, 1 << (sign - 0xD9)));
            case 0xDC or 0xDD: return Items(from, ref at, (int)Number(from, ref at, sign == 0xDC ? 2 : 4));
            case 0xDE or 0xDF: return Map(from, ref at, (int)Number(from, ref at, sign == 0xDE ? 2 : 4));
            case >= 0xE0: return (long)(sbyte)sign;
            default: throw new NotSupportedException($"MessagePack sign {sign:X2}");
        }
    }

    private static long Number(byte[] from, ref int at, int width)
    {
        var number = 0L;
        for (var i = 0; i < width; i++) number = (number << 8) | from[at++];
        return number;
    }

    private static long Signed(byte[] from, ref int at, int width)
    {
        var shift = 64 - 8 * width;
        return Number(from, ref at, width) << shift >> shift;
    }

    private static string Text(byte[] from, ref int at, int length)
    {
        at += length;
        return Encoding.UTF8.GetString(from, at - length, length);
    }

    private static object?[] Items(byte[] from, ref int at, int count)
    {
        var items = new object?[count];
        for (var i = 0; i < count; i++) items[i] = Read(from, ref at);
        return items;
    }

    private static object? Map(byte[] from, ref int at, int count)
    {
        for (var i = 0; i < 2 * count; i++) Read(from, ref at);
        return null;
    }
}
