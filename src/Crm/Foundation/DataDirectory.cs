using System.Security.Cryptography;

namespace Crm.Foundation;

/// <summary>
/// The one place on disk that holds everything an installation can't make again: the private database, keys, unsent mail. <c>CRM_DATA_DIR</c> names it,
/// <c>.data</c> in the current directory otherwise. Nobody but the account that runs the product may look inside.
/// </summary>
public sealed class DataDirectory
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private DataDirectory(string root) => Root = root;

    /// <summary>The absolute path.</summary>
    public string Root { get; }

    /// <summary>Keys that protect cookies and personal data; backed up apart from the database.</summary>
    public string Keys => Place("keys");

    /// <summary>Mail written as files while no SMTP server is set.</summary>
    public string Mail => Place("mail");

    /// <summary>Opens the directory that the configuration names, making it where it is missing.</summary>
    /// <exception cref="OperatorError">The place can't be made or written to.</exception>
    public static DataDirectory Open(IConfiguration configuration) => Open(configuration["CRM_DATA_DIR"] is { Length: > 0 } named ? named : ".data");

    /// <summary>Opens a directory, making it where it is missing.</summary>
    /// <exception cref="OperatorError">The place can't be made or written to.</exception>
    public static DataDirectory Open(string path)
    {
        var root = Path.GetFullPath(path);
        try
        {
            MakePrivate(root);
            var probe = Path.Combine(root, $".write-{Environment.ProcessId}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OperatorError(Texts.Of("数据目录 {0} 不能写入：{1} 请换一个目录（环境变量 CRM_DATA_DIR），或把它的权限交给运行本程序的账户。", root, e.Message), e);
        }
        return new DataDirectory(root);
    }

    /// <summary>The absolute path of a file directly in the directory.</summary>
    public string At(string name) => Path.Combine(Root, name);

    /// <summary>A sub-place only the account that runs the product can enter, made where it is missing.</summary>
    public string Place(string name) => MakePrivate(Path.Combine(Root, name));

    /// <summary>A random secret kept in a file only its owner can read: made (256 bits, URL-safe) the first time, the same ever after.</summary>
    public string Secret(string name)
    {
        var path = Path.Combine(Root, name);
        if (!File.Exists(path)) Keep(path, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));
        return File.ReadAllText(path).Trim();
    }

    private static void Keep(string path, string secret)
    {
        var draft = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new StreamWriter(draft, options)) file.WriteLine(secret);
        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was first: its secret holds.
            File.Delete(draft);
        }
    }

    private static string MakePrivate(string path)
    {
        if (Directory.Exists(path)) return path;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, OwnerOnly);
        return path;
    }
}
