namespace Crm.Policies.Importing;

/// <summary>How bodies are stored: one paragraph a line, without the space around it and without empty lines.</summary>
public static class BodyText
{
    /// <summary>The body as stored. What stands within a paragraph stays as it is.</summary>
    public static string Tidy(string body) =>
        string.Join('\n', body.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));
}
