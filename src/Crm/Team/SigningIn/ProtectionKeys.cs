using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Crm.Foundation;
using Crm.Privacy;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.Options;
using Npgsql;
using Weasel.Postgresql.Tables;

namespace Crm.Team.SigningIn;

/// <summary>
/// The keys that protect cookies and forms, in the database so that every node reads the same ones, encrypted with the installation's master key so that a dump
/// of the database forges no session.
/// </summary>
public sealed class ProtectionKeys(NpgsqlDataSource database, IServiceProvider services) : IXmlRepository, IConfigureOptions<KeyManagementOptions>
{
    private const string Name = $"{MartenSetup.Schema}.protection_key";

    internal static Table Schema()
    {
        var table = new Table(Name);
        table.AddColumn("name", "text").AsPrimaryKey();
        table.AddColumn("xml", "text").NotNull();
        return table;
    }

    /// <inheritdoc />
    public void Configure(KeyManagementOptions options)
    {
        options.XmlRepository = this;
        options.XmlEncryptor = new Wrapping(services);
    }

    /// <inheritdoc />
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var connection = database.OpenConnection();
        using var command = new NpgsqlCommand($"select xml from {Name}", connection);
        using var reader = command.ExecuteReader();
        var keys = new List<XElement>();
        while (reader.Read()) keys.Add(XElement.Parse(reader.GetString(0)));
        return keys;
    }

    /// <inheritdoc />
    public void StoreElement(XElement element, string friendlyName)
    {
        using var connection = database.OpenConnection();
        using var command = new NpgsqlCommand($"insert into {Name} (name, xml) values ($1, $2) on conflict (name) do update set xml = excluded.xml", connection);
        command.Parameters.AddWithValue(friendlyName);
        command.Parameters.AddWithValue(element.ToString(SaveOptions.DisableFormatting));
        command.ExecuteNonQuery();
    }

    /// <summary>AES-256-GCM: 12 bytes nonce, 16 bytes tag, then the cipher text; Base64. Made by the framework with the services as its only argument.</summary>
    public sealed class Wrapping(IServiceProvider services) : IXmlEncryptor, IXmlDecryptor
    {
        private static readonly byte[] Purpose = "protection key"u8.ToArray();

        private byte[] Key => services.GetRequiredService<MasterKey>().Wrapping;

        /// <inheritdoc />
        public EncryptedXmlInfo Encrypt(XElement plaintextElement)
        {
            var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
            var box = new byte[28 + plain.Length];
            RandomNumberGenerator.Fill(box.AsSpan(0, 12));
            using var aes = new AesGcm(Key, 16);
            aes.Encrypt(box.AsSpan(0, 12), plain, box.AsSpan(28), box.AsSpan(12, 16), Purpose);
            return new EncryptedXmlInfo(new XElement("wrapped", Convert.ToBase64String(box)), typeof(Wrapping));
        }

        /// <inheritdoc />
        public XElement Decrypt(XElement encryptedElement)
        {
            var box = Convert.FromBase64String(encryptedElement.Value);
            var plain = new byte[box.Length - 28];
            using var aes = new AesGcm(Key, 16);
            aes.Decrypt(box.AsSpan(0, 12), box.AsSpan(28), box.AsSpan(12, 16), plain, Purpose);
            return XElement.Parse(Encoding.UTF8.GetString(plain));
        }
    }
}
