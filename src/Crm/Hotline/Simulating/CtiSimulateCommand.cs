using System.Globalization;
using Crm.Foundation;
using Crm.Foundation.Formats;
using JasperFx.CommandLine;

namespace Crm.Hotline.Simulating;

/// <summary>What <c>ops/crm cti-simulate</c> takes.</summary>
public sealed class CtiSimulateInput : NetCoreInput
{
    [Description("Address of the running system")]
    public string UrlFlag { get; set; } = "http://localhost:5080";

    [Description("Id of the key; may stand in the file, before the secret")]
    public string? KeyFlag { get; set; }

    [Description("File with the secret, as cti-key issue printed it")]
    public string? SecretFileFlag { get; set; }

    [Description("hour, rush or day")]
    public string ScriptFlag { get; set; } = "hour";

    [Description("Seconds of the script in one second")]
    public double SpeedFlag { get; set; } = 1;

    [Description("The same seed gives the same calls")]
    public int SeedFlag { get; set; } = 1;

    [Description("Places that answer, separated by commas")]
    public string PlacesFlag { get; set; } = "801,802,803,804";
}

/// <summary>
/// <c>ops/crm cti-simulate --url … --secret-file …</c>: plays the telephone system of an office against a running system, through the door that the real one uses. Needs
/// no database of its own.
/// </summary>
[Description("按脚本向运行中的系统播放来电，用于演示和演练：cti-simulate --url 地址 --secret-file 密钥文件", Name = "cti-simulate")]
public sealed class CtiSimulateCommand : JasperFxAsyncCommand<CtiSimulateInput>
{
    public override async Task<bool> Execute(CtiSimulateInput input)
    {
        if (Secret(input) is not var (key, secret))
        {
            Console.Error.WriteLine(Texts.Of("密钥读不出来。请把 ops/crm cti-key issue 单位代码 的输出存成文件，用 --secret-file 指定。"));
            return false;
        }
        if (input.SpeedFlag < 1 || !Uri.TryCreate(input.UrlFlag, UriKind.Absolute, out var url) || !Enum.TryParse<ScriptLength>(input.ScriptFlag, ignoreCase: true, out var length))
        {
            Console.Error.WriteLine(Texts.Of("--speed 不能小于 1，--url 要写完整的地址，--script 是 hour、rush 或 day。"));
            return false;
        }
        using var client = new HttpClient { BaseAddress = url };
        var script = CtiScript.Make(length, input.SeedFlag, input.PlacesFlag.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        var player = new CtiPlayer(client, key, secret, TimeProvider.System);
        Console.WriteLine($"{"",9} {"#",4} {"kind",-15} {"place",-6} {"caller",-16} {"",-8} http");
        var run = DateTimeOffset.UtcNow.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        var played = await player.Play(script.Reports, run, input.SpeedFlag, one => Console.WriteLine(Line(one)));
        Console.WriteLine(Texts.Of(
            "{0} 通来话：接起 {1}，未接 {2}，转接 {3}。{4} 份报文：乱序 {5}，重复 {6}，未被接收 {7}。", script.Calls.Count, script.Calls.Count(c => !c.Missed), script.Calls.Count(c => c.Missed),
            script.Calls.Count(c => c.Transferred), played.Count, played.Count(p => p.Report.IsLate), played.Count(p => p.Report.Repeated), played.Count(p => !p.Ok)));
        return played.All(p => p.Ok);
    }

    private static string Line(PlayedReport played)
    {
        var report = played.Report;
        var caller = Phone.TryParse(report.Caller, out var phone) ? phone.Masked : "—";
        var how = report.Repeated ? "repeated" : report.IsLate ? "late" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{report.Happens:hh\\:mm\\:ss} {report.Number,5} {report.Kind,-15} {report.Extension ?? "—",-6} {caller,-16} {how,-8} {played.Status}");
    }

    private static (string Key, byte[] Secret)? Secret(CtiSimulateInput input)
    {
        if (input.SecretFileFlag is not { } path || !File.Exists(path)) return null;
        var words = File.ReadAllText(path).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var key = input.KeyFlag ?? (words.Length > 1 ? words[0] : null);
        var secret = new byte[64];
        return key is not null && words.Length > 0 && Convert.TryFromBase64String(words[^1], secret, out var length) ? (key, secret[..length]) : null;
    }
}
