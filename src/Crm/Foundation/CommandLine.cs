using JasperFx;
using JasperFx.CommandLine;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Crm.Foundation;

/// <summary>
/// What follows the program's name: nothing or options start the product, the name of one of our commands (<c>ops/crm VERB</c>) runs that command, anything else goes to
/// the tools of Marten and Wolverine (<c>codegen write</c>, <c>projections</c> …).
/// </summary>
public static class CommandLine
{
    private const string Demo = "--demo";

    /// <summary>Tools of Marten and Wolverine that somebody who runs or builds the product may need.</summary>
    private static readonly string[] Tools = ["check-env", "codegen", "db-apply", "db-assert", "db-dump", "db-patch", "describe", "projections", "resources", "storage"];

    private static readonly Dictionary<string, Type> Ours = typeof(CommandLine).Assembly.GetTypes().Where(CommandFactory.IsJasperFxCommandType)
        .ToDictionary(CommandFactory.CommandNameFor, StringComparer.OrdinalIgnoreCase);

    /// <summary>The options as settings: <c>--demo</c> takes no value, which the configuration would not understand.</summary>
    public static string[] Settings(string[] args) => [.. args.Select(a => a == Demo ? "--CRM_DEMO=true" : a)];

    /// <summary>Whether this process serves people, rather than running one command and ending.</summary>
    public static bool Serves(string[] args) => args.Length == 0 || args[0].StartsWith('-');

    /// <summary>Whether the arguments ask for something that can't be had without a database: all but help, the code that a release is built with, and what is played to another system.</summary>
    public static bool NeedsDatabase(string[] args) => Serves(args) || args[0] is not ("help" or "codegen" or "cti-simulate");

    /// <summary>Whether this process runs one of our commands, perhaps beside the product that serves.</summary>
    public static bool RunsCommand(string[] args) => args.Length > 0 && Ours.ContainsKey(args[0]);

    /// <summary>Does what the arguments ask for and returns the exit code.</summary>
    public static async Task<int> RunCommandLine(this WebApplication app, string[] args)
    {
        if (Serves(args)) return await Serve(app);
        if (Tools.Contains(args[0])) return await app.RunJasperFxCommands(args);
        if (RunsCommand(args) || args is ["help", _, ..]) return await Executor(app).ExecuteAsync(args);
        if (args is ["help"]) return Help();
        Console.Error.WriteLine(Texts.Of("没有命令 {0}。全部命令：ops/crm help", args[0]));
        return 1;
    }

    private static async Task<int> Serve(WebApplication app)
    {
        try
        {
            await app.StartAsync();
            if (Addresses(app) is [_, ..] addresses) Console.WriteLine(Texts.Of("已就绪，请打开：{0}（Ctrl+C 停止）", string.Join(" ", addresses)));
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            Console.Error.WriteLine(Texts.Of("这个地址已被占用：{0} 请先停止占用它的程序，或用 --urls 换一个地址。", string.Join(" ", Addresses(app))));
            return 1;
        }
        finally
        {
            await app.DisposeAsync();
        }
    }

    private static string[] Addresses(WebApplication app) => [.. app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? []];

    // Our commands alone: the general executor announces every assembly it searches on the output that scripts read.
    private static CommandExecutor Executor(IHost app) => CommandExecutor.For(factory =>
    {
        factory.RegisterCommands(typeof(CommandLine).Assembly);
        factory.ConfigureRun = run =>
        {
            if (run.Input is IHostBuilderInput input) input.HostBuilder = new BuiltHost(app);
        };
    });

    private static int Help()
    {
        Console.WriteLine(Texts.Of("用法：ops/crm 命令 [参数]。每个命令的参数：ops/crm help 命令"));
        foreach (var (name, type) in Ours.OrderBy(c => c.Key, StringComparer.Ordinal)) Console.WriteLine($"  {name,-20} {Texts.Of(CommandFactory.DescriptionFor(type))}");
        return 0;
    }

    /// <summary>Hands the commands the host that the program has built, whose configuration is over.</summary>
    private sealed class BuiltHost(IHost host) : IHostBuilder
    {
        public IDictionary<object, object> Properties { get; } = new Dictionary<object, object>();

        public IHost Build() => host;

        public IHostBuilder ConfigureAppConfiguration(Action<HostBuilderContext, IConfigurationBuilder> configureDelegate) => this;

        public IHostBuilder ConfigureContainer<TContainerBuilder>(Action<HostBuilderContext, TContainerBuilder> configureDelegate) => this;

        public IHostBuilder ConfigureHostConfiguration(Action<IConfigurationBuilder> configureDelegate) => this;

        public IHostBuilder ConfigureServices(Action<HostBuilderContext, IServiceCollection> configureDelegate) => this;

        public IHostBuilder UseServiceProviderFactory<TContainerBuilder>(IServiceProviderFactory<TContainerBuilder> factory) where TContainerBuilder : notnull => this;

        public IHostBuilder UseServiceProviderFactory<TContainerBuilder>(Func<HostBuilderContext, IServiceProviderFactory<TContainerBuilder>> factory)
            where TContainerBuilder : notnull => this;
    }
}
