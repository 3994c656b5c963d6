using System.Diagnostics;

namespace Crm.Foundation.Postgres;

/// <summary>
/// Runs PostgreSQL's programs. PostgreSQL refuses to run as root, so a process of root runs them as the account that owns the cluster, or as <c>postgres</c>; every other
/// process runs them as itself.
/// </summary>
/// <param name="Name">The account to change to; null to stay what we are.</param>
/// <param name="Group">The number of its group.</param>
internal sealed record PostgresAccount(string? Name, string Group)
{
    /// <summary>The account this process runs as.</summary>
    public static readonly PostgresAccount Self = new(null, "");

    /// <summary>The account for a cluster that may or may not be there yet.</summary>
    /// <exception cref="OperatorError">Root has no account to change to.</exception>
    public static async Task<PostgresAccount> For(string? cluster, CancellationToken token)
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess) return Self;
        var owner = cluster is null ? "" : (await Self.Run("stat", ["-c", "%U", cluster], token)).Output.Trim();
        var name = owner is "" or "root" or "UNKNOWN" ? "postgres" : owner;
        var group = await Self.Run("id", ["-g", name], token);
        if (group.Failed)
            throw new OperatorError(Texts.Of("PostgreSQL 不能以 root 运行，而本机没有 postgres 账户。请以普通账户启动，或先执行：useradd --system --create-home postgres"));
        return new PostgresAccount(name, group.Output.Trim());
    }

    /// <summary>Runs a program to its end as this account and returns what it printed.</summary>
    public async Task<ToolResult> Run(string program, IEnumerable<string> arguments, CancellationToken token, Dictionary<string, string?>? environment = null)
    {
        var start = Prepare(program, arguments, redirect: true);
        foreach (var (name, value) in environment ?? []) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(token);
        var error = process.StandardError.ReadToEndAsync(token);
        await process.WaitForExitAsync(token);
        return new ToolResult(process.ExitCode, await output, await error);
    }

    /// <summary>Runs a program that leaves a server behind: nothing is captured, since the server would hold the pipe open.</summary>
    public async Task<int> RunDetached(string program, IEnumerable<string> arguments, CancellationToken token)
    {
        using var process = Process.Start(Prepare(program, arguments, redirect: false))!;
        await process.WaitForExitAsync(token);
        return process.ExitCode;
    }

    /// <summary>Gives a file or folder of ours to this account, and to nobody else.</summary>
    public async Task Own(string path, CancellationToken token)
    {
        if (Name is null) return;
        await Self.Run("chown", [$"{Name}:", path], token);
    }

    /// <summary>Lets this account, and no other, pass through a folder of ours without listing it.</summary>
    public async Task LetThrough(string folder, CancellationToken token)
    {
        if (Name is null) return;
        await Self.Run("chgrp", [Group, folder], token);
        await Self.Run("chmod", ["g+x", folder], token);
    }

    /// <summary>Whether this account can reach a folder, owns it and can write there.</summary>
    public async Task<bool> CanLiveIn(string folder, CancellationToken token) =>
        Name is null || !(await Run("test", ["-O", folder, "-a", "-w", folder, "-a", "-x", folder], token)).Failed;

    private ProcessStartInfo Prepare(string program, IEnumerable<string> arguments, bool redirect)
    {
        var start = Name is null ? new ProcessStartInfo(program, arguments)
            : new ProcessStartInfo("setpriv", [$"--reuid={Name}", $"--regid={Group}", "--init-groups", "--", program, .. arguments]);
        start.UseShellExecute = false;
        start.RedirectStandardOutput = start.RedirectStandardError = redirect;
        // The other account may not be able to enter our current directory.
        start.WorkingDirectory = Path.GetPathRoot(Environment.SystemDirectory) is { Length: > 0 } root ? root : "/";
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("PG", StringComparison.Ordinal)).ToList()) start.Environment.Remove(name);
        return start;
    }
}

/// <summary>What a program left behind.</summary>
internal sealed record ToolResult(int ExitCode, string Output, string Error)
{
    public bool Failed => ExitCode != 0;
}
