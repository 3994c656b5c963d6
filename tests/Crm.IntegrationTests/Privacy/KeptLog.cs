using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Crm.IntegrationTests.Privacy;

/// <summary>Keeps everything an application logs, with exceptions and what stands around a line.</summary>
internal sealed class KeptLog : ILoggerProvider, ISupportExternalScope
{
    private readonly ConcurrentQueue<string> lines = new();
    private IExternalScopeProvider scopes = new LoggerExternalScopeProvider();

    public IReadOnlyCollection<string> Lines => lines;

    public ILogger CreateLogger(string categoryName) => new Writer(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

    public void Dispose()
    {
    }

    private sealed class Writer(KeptLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => log.scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var line = new StringBuilder($"{logLevel} {category}: {formatter(state, exception)}");
            // A sink that stores the values apart from the sentence stores these.
            if (state is IEnumerable<KeyValuePair<string, object?>> values) foreach (var (name, value) in values) line.Append($" | {name}={value}");
            log.scopes.ForEachScope((scope, text) => text.Append($" | {scope}"), line);
            if (exception is not null) line.Append($" | {exception}");
            log.lines.Enqueue(line.ToString());
        }
    }
}
