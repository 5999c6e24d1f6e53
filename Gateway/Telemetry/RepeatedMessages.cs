using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Console;

namespace Gateway.Telemetry;

/// <summary>Registers the console log so that warnings and errors that repeat are counted, not repeated.</summary>
internal static class RepeatedMessages
{
    /// <summary>Puts <see cref="CountingLoggerProvider"/> in front of the console's provider, which must be registered.</summary>
    public static ILoggingBuilder CountRepeatedMessages(this ILoggingBuilder logging)
    {
        var console = logging.Services.Last(service => service.ImplementationType == typeof(ConsoleLoggerProvider));
        logging.Services.Remove(console);
        logging.Services.AddSingleton<ConsoleLoggerProvider>();
        logging.Services.AddSingleton<ILoggerProvider>(provider => new CountingLoggerProvider(
            provider.GetRequiredService<ConsoleLoggerProvider>(), provider.GetRequiredService<TimeProvider>()));
        return logging;
    }
}

/// <summary>
/// Writes the first <see cref="Most"/> warnings and errors of one event within <see cref="Window"/>, and the number of the others when it is over.
/// What a peer can cause as often as it likes, such as frames that cannot be read, then does not fill the disk.
/// </summary>
internal sealed class CountingLoggerProvider : ILoggerProvider
{
    public const int Most = 20;
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    private readonly ILoggerProvider _inner;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<(string Category, int Event), Count> _counts = new();
    private readonly ITimer _timer;

    public CountingLoggerProvider(ILoggerProvider inner, TimeProvider time)
    {
        (_inner, _time) = (inner, time);
        _timer = time.CreateTimer(static provider => ((CountingLoggerProvider)provider!).Tell(), this, Window, Window);
    }

    public ILogger CreateLogger(string categoryName) => new Counting(this, categoryName, _inner.CreateLogger(categoryName));

    public void Dispose()
    {
        _timer.Dispose();
        Tell();
        _inner.Dispose();
    }

    private bool Takes(string category, int id, ILogger logger)
    {
        var count = _counts.GetOrAdd((category, id), static (_, logger) => new Count(logger), logger);
        lock (count)
        {
            if (_time.GetElapsedTime(count.Since) >= Window)
                count.Restart(_time.GetTimestamp());
            if (count.Written == Most)
            {
                count.Left++;
                return false;
            }

            count.Written++;
            return true;
        }
    }

    private void Tell()
    {
        foreach (var ((_, id), count) in _counts)
        {
            int left;
            lock (count)
            {
                (left, count.Left) = (count.Left, 0);
                if (left > 0)
                    count.Restart(_time.GetTimestamp());
            }

            if (left > 0)
                count.Logger.Log(
                    LogLevel.Warning, new EventId(id), left, null,
                    static (left, _) => string.Create(CultureInfo.InvariantCulture, $"{left} more messages of this event were not written."));
        }
    }

    private sealed class Count(ILogger logger)
    {
        public ILogger Logger { get; } = logger;

        public long Since { get; private set; }

        public int Written { get; set; }

        public int Left { get; set; }

        public void Restart(long now) => (Since, Written) = (now, 0);
    }

    private sealed class Counting(CountingLoggerProvider owner, string category, ILogger inner) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => inner.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel < LogLevel.Warning || owner.Takes(category, eventId.Id, inner))
                inner.Log(logLevel, eventId, state, exception, formatter);
        }
    }
}
