using System.Text;

namespace Crm.Benchmarks;

/// <summary>
/// Reads out of a render batch what a person who ticks rows needs: which component draws the tick boxes of the rows, and the number under which the browser reports a tick.
/// The layout is that of the framework's own writer: updated components, frames of 20 bytes, and at the very end five places where the tables begin.
/// </summary>
public sealed class RenderedBatch(byte[] bytes)
{
    private const int FrameSize = 20;
    private const int EditSize = 16;

    private int Frames => Number(bytes.Length - 16);

    private int Strings => Number(bytes.Length - 4);

    /// <summary>The component that draws elements with this attribute value, and the handlers of the changes of exactly those elements.</summary>
    public (int Component, List<ulong> Handlers)? Find(string attribute, string beginning)
    {
        foreach (var (component, at, edits) in Components())
        {
            var handlers = new List<ulong>();
            for (var i = 0; i < edits; i++)
            {
                var edit = at + i * EditSize;
                if (Number(edit) == 1) Collect(Number(edit + 8), attribute, beginning, handlers);
            }
            if (handlers.Count > 0) return (component, handlers);
        }
        return null;
    }

    /// <summary>Handlers of changes that a component was given anew.</summary>
    public List<ulong> Renewed(int wanted)
    {
        var handlers = new List<ulong>();
        foreach (var (component, at, edits) in Components())
        {
            if (component != wanted) continue;
            for (var i = 0; i < edits; i++)
            {
                var edit = at + i * EditSize;
                if (Number(edit) == 3 && Frame(Number(edit + 8)) is var frame && Text(Number(frame + 4)) == "onchange") handlers.Add(BitConverter.ToUInt64(bytes, frame + 12));
            }
        }
        return handlers;
    }

    /// <summary>Whether the component is among those drawn anew.</summary>
    public bool Draws(int wanted) => Components().Any(c => c.Component == wanted);

    // Everything below a frame that is put in, including what its own children bring along.
    private void Collect(int first, string attribute, string beginning, List<ulong> handlers)
    {
        var last = first + Math.Max(1, Number(Frame(first)) is 1 or 4 or 5 ? Number(Frame(first) + 4) : 1);
        for (var i = first; i < last; i++)
        {
            if (Number(Frame(i)) != 1) continue;
            ulong handler = 0;
            var found = false;
            for (var a = i + 1; a < last && Number(Frame(a)) == 3; a++)
            {
                var name = Text(Number(Frame(a) + 4));
                if (name == "onchange") handler = BitConverter.ToUInt64(bytes, Frame(a) + 12);
                if (name == attribute && Text(Number(Frame(a) + 8))?.StartsWith(beginning, StringComparison.Ordinal) == true) found = true;
            }
            if (found && handler != 0) handlers.Add(handler);
        }
    }

    private IEnumerable<(int Component, int Edits, int Count)> Components()
    {
        var table = Number(bytes.Length - 20);
        for (var i = 0; i < Number(table); i++)
        {
            var at = Number(table + 4 + 4 * i);
            yield return (Number(at), at + 8, Number(at + 4));
        }
    }

    private int Frame(int index) => Frames + 4 + index * FrameSize;

    private string? Text(int index)
    {
        if (index < 0) return null;
        var at = Number(Strings + 4 * index);
        using var reader = new BinaryReader(new MemoryStream(bytes, at, bytes.Length - at), Encoding.UTF8);
        return reader.ReadString();
    }

    private int Number(int at) => BitConverter.ToInt32(bytes, at);
}
