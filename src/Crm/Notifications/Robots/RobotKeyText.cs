using System.Text.Json;

namespace Crm.Notifications.Robots;

/// <summary>A robot's address and secret as JSON, before sealing and after opening.</summary>
internal sealed record RobotKeyText(string Address, string? Secret)
{
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this);

    public static RobotKeyText Read(byte[] text) => JsonSerializer.Deserialize<RobotKeyText>(text) ?? throw new FormatException("No robot's key");
}
