using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Crm.Policies.Importing.Extracting;

/// <summary>
/// The child process that reads formatted documents: one request a line on its input, one answer a line on its output. It has no database, no settings and no
/// secrets, and a limit on its memory; what a hostile document does to it ends with it.
/// </summary>
public static class ExtractionChild
{
    /// <summary>What the program is started with to be one.</summary>
    public const string Verb = "extract-text";

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>Answers until its input ends.</summary>
    public static int Run()
    {
        using var requests = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8);
        using var answers = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { AutoFlush = true };
        while (requests.ReadLine() is { } line)
        {
            var answer = Answer(JsonSerializer.Deserialize<ExtractionRequest>(line, Json)!);
            answers.WriteLine(JsonSerializer.Serialize(answer, Json));
        }
        return 0;
    }

    /// <summary>Reads one document here and now.</summary>
    public static ExtractionAnswer Answer(ExtractionRequest request)
    {
        try
        {
            return new(Read(request), null);
        }
        catch (NotExtracted refused)
        {
            return new(null, refused.Fault);
        }
        catch (OutOfMemoryException)
        {
            return new(null, ExtractionFault.TooMuch);
        }
        catch (Exception)
        {
            // Whatever a document makes a reader stumble over: it can't be read.
            return new(null, ExtractionFault.Broken);
        }
    }

    private static ExtractedText Read(ExtractionRequest request)
    {
        if (request.Kind == ExtractionKind.Pdf) return PdfText.Read(request.Path);
        using var file = File.OpenRead(request.Path);
        if (request.Kind == ExtractionKind.Word) return WordText.Read(file);
        using var html = new StreamReader(file, Encoding.UTF8);
        return HtmlText.Read(html.ReadToEnd());
    }
}

/// <summary>Asks for the text of a document.</summary>
/// <param name="Path">A file of ours; a web page is UTF-8 in it, whatever it came in.</param>
public sealed record ExtractionRequest(ExtractionKind Kind, string Path);

/// <summary>The text, or why there is none.</summary>
public sealed record ExtractionAnswer(ExtractedText? Text, ExtractionFault? Fault);
