using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Crm.Team.Passwords;

/// <summary>A password on its way through a command. It can be read from JSON but never written, and prints as dots, so no log, audit or dead letter ever holds it.</summary>
[JsonConverter(typeof(SecretConverter))]
public readonly record struct Secret(string Text)
{
    private const string Legible = "23456789abcdefghjkmnpqrstuvwxyz";

    /// <summary>A random initial password that can be read out over the phone: sixteen letters and digits without look-alikes, 79 bits.</summary>
    public static Secret NewPassword() => new(string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Legible, 4))));

    public override string ToString() => "••••";

    private sealed class SecretConverter : JsonConverter<Secret>
    {
        public override Secret Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => new(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, Secret value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
