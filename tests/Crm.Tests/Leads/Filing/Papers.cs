using System.IO.Compression;
using System.Text;

namespace Crm.Tests.Leads.Filing;

/// <summary>Small files of every kind that is taken, whole enough to be told apart.</summary>
internal static class Papers
{
    public static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\nstartxref\n9\n%%EOF\n");

    public static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    public static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, (byte)'J', (byte)'F', (byte)'I', (byte)'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xFF, 0xD9];

    public static readonly byte[] Word = Zip("[Content_Types].xml", "word/document.xml");

    public static readonly byte[] Excel = Zip("[Content_Types].xml", "xl/workbook.xml");

    public static readonly byte[] Ofd = Zip("OFD.xml", "Doc_0/Document.xml");

    /// <summary>An archive of these parts.</summary>
    public static byte[] Zip(params string[] parts)
    {
        var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in parts)
            {
                using var text = new StreamWriter(archive.CreateEntry(part).Open());
                text.Write("<x/>");
            }
        }
        return bytes.ToArray();
    }
}
