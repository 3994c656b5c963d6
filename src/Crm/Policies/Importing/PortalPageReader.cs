using Crm.Foundation;

namespace Crm.Policies.Importing;

/// <summary>Walks down a page once and cuts it into articles; every look ahead ends at the next bullet or is prepared, so that hostile pages cost no more.</summary>
internal sealed class PortalPageReader(IReadOnlyList<PageLine> lines, Func<string, string?> regionCode)
{
    // Shorter runs of unclaimed text are captions and buttons, not lost articles.
    private const int ShortestArticle = 60;

    private readonly EntryBuilder builder = new(regionCode);
    private readonly bool[] dateBeforeNextHead = DatesAhead(lines);
    private readonly bool tagsSayInvestment = lines.Any(line => line.Tag?.EndsWith("招商", StringComparison.Ordinal) == true);
    private readonly List<PageLine> unclaimed = [];
    private OpenEntry? open;

    public PortalPage Read()
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.Kind == LineKind.Blank) continue;
            if (Starts(i)) Begin(line);
            else if (open is { Closed: false }) Continue(i);
            else Pass(line);
        }
        Finish(atEndOfText: true);
        return new(builder.Entries, builder.Refused);
    }

    private void Begin(PageLine head)
    {
        Finish();
        open = new(head);
    }

    private void Continue(int i)
    {
        var line = lines[i];
        if (line.Kind == LineKind.Date && Closes(i)) open!.Close(line);
        else if (line is { Kind: LineKind.Date, DateForm: DateLine.Printed } && open!.Body.Count == 0) open.DateUnderTitle = line;
        else if (line.Kind == LineKind.Furniture && !dateBeforeNextHead[i]) open!.Close(null);
        else open!.Body.Add(line);
    }

    private void Pass(PageLine line)
    {
        if (line.Kind == LineKind.Furniture) unclaimed.Clear();
        else if (line.Kind != LineKind.Date) unclaimed.Add(line);
        else if (Length(unclaimed) >= ShortestArticle)
        {
            var lost = unclaimed.ToArray();
            unclaimed.Clear();
            Finish();
            builder.RefuseUntitled(lost);
        }
    }

    private void Finish(bool atEndOfText = false)
    {
        if (open is not null)
        {
            var lost = unclaimed.Where(line => line.Indent > 0 && line.Indent >= open.Indent).ToArray();
            builder.Add(open, atEndOfText, Length(lost) >= ShortestArticle ? lost[0].Number : null);
        }
        open = null;
        unclaimed.Clear();
    }

    private bool Starts(int i)
    {
        var line = lines[i];
        var inside = open is { Closed: false };
        return line.Kind switch
        {
            LineKind.Head => !inside || !tagsSayInvestment || line.Tag!.EndsWith("招商", StringComparison.Ordinal),
            LineKind.Bullet => (!inside || line.Indent < open!.Indent) && LeadsAnArticle(i),
            _ => false,
        };
    }

    /// <summary>A bullet without a tag is a title when a date, or enough text that is not outdented, stands between it and the next bullet.</summary>
    private bool LeadsAnArticle(int i)
    {
        var length = 0;
        for (var next = i + 1; next < lines.Count; next++)
        {
            var line = lines[next];
            if (line.Kind == LineKind.Date) return true;
            if (line.Kind is LineKind.Head or LineKind.Bullet or LineKind.Furniture) break;
            if (line.Indent >= lines[i].Indent) length += line.Text.Length;
        }
        return length >= ShortestArticle;
    }

    /// <summary>Of two dates in a row the second is the portal's, the first signs the document. A written-out date closes only where no text of the body follows.</summary>
    private bool Closes(int i)
    {
        var next = i + 1;
        while (next < lines.Count && lines[next].Kind == LineKind.Blank) next++;
        if (next == lines.Count) return true;
        return lines[next].Kind switch
        {
            LineKind.Date => false,
            LineKind.Text => (lines[i].DateForm == DateLine.Printed && open!.Body.Count > 0) || lines[next].Indent < lines[i].Indent,
            _ => true,
        };
    }

    private static bool[] DatesAhead(IReadOnlyList<PageLine> lines)
    {
        var ahead = new bool[lines.Count];
        var found = false;
        for (var i = lines.Count - 1; i >= 0; i--)
        {
            ahead[i] = found;
            if (lines[i].Kind == LineKind.Head) found = false;
            else if (lines[i].Kind == LineKind.Date) found = true;
        }
        return ahead;
    }

    private static int Length(IEnumerable<PageLine> text) => text.Sum(line => line.Text.Length);
}

/// <summary>An article that is being read.</summary>
internal sealed class OpenEntry(PageLine head)
{
    public PageLine Head { get; } = head;

    public List<PageLine> Body { get; } = [];

    public bool Closed { get; private set; }

    /// <summary>The date that ends it.</summary>
    public PageLine? Date { get; private set; }

    /// <summary>A date between title and body: the portal's, unless another one ends the article.</summary>
    public PageLine? DateUnderTitle { get; set; }

    /// <summary>The indent of the body; what stands left of it does not belong to it.</summary>
    public int Indent => Body.Count > 0 ? Body[0].Indent : 0;

    public void Close(PageLine? date) => (Closed, Date) = (true, date);
}
