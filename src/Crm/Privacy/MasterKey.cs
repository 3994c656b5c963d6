using System.Security.Cryptography;
using System.Text;

namespace Crm.Privacy;

/// <summary>
/// The installation's secret of 32 bytes, from which the keys that wrap those of persons, files and shared secrets and the key of the look-up hashes are derived. It is kept apart from
/// the database: in the data directory, or wherever <c>Vault:MasterKey</c> (Base64) comes from.
/// </summary>
public sealed class MasterKey
{
    private MasterKey(byte[] secret)
    {
        Wrapping = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: "wrap personal keys"u8.ToArray());
        WrappingFiles = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: "wrap file keys"u8.ToArray());
        WrappingSecrets = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: "wrap secrets"u8.ToArray());
        Lookup = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: "look up persons"u8.ToArray());
        Links = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: "links of visitors"u8.ToArray());
    }

    /// <summary>Key-encrypting key, 32 bytes.</summary>
    internal byte[] Wrapping { get; }

    /// <summary>Key-encrypting key of files, 32 bytes.</summary>
    internal byte[] WrappingFiles { get; }

    /// <summary>Key-encrypting key of secrets shared with other machines, 32 bytes.</summary>
    internal byte[] WrappingSecrets { get; }

    /// <summary>Key of the look-up hashes, 32 bytes.</summary>
    internal byte[] Lookup { get; }

    /// <summary>Key that the links of visitors are derived with, 32 bytes.</summary>
    internal byte[] Links { get; }

    /// <summary>Reads the secret from configuration or from the file, which is made at the first start with rights for its owner only.</summary>
    public static MasterKey Load(string? configured, string file)
    {
        if (!string.IsNullOrWhiteSpace(configured)) return new MasterKey(Check(Convert.FromBase64String(configured)));
        if (!File.Exists(file))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var stream = new FileStream(file, options);
            stream.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))));
            stream.Flush(flushToDisk: true);
        }
        return new MasterKey(Check(Convert.FromBase64String(File.ReadAllText(file).Trim())));
    }

    private static byte[] Check(byte[] secret) => secret.Length == 32
        ? secret
        : throw new InvalidOperationException("The master key must be 32 bytes in Base64");
}
