using Gateway.Telemetry;
using Gateway.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Gateway.Tests.Telemetry;

[TestFixture]
public sealed class CountingLoggerProviderTests
{
    private const int Unreadable = 17;
    private readonly ManualTimeProvider _time = new();
    private readonly Lines _lines = new();
    private CountingLoggerProvider _provider = null!;
    private ILogger _logger = null!;

    [SetUp]
    public void Make()
    {
        _provider = new CountingLoggerProvider(_lines, _time);
        _logger = _provider.CreateLogger("Tws");
        _lines.Written.Clear();
    }

    [TearDown]
    public void Remove() => _provider.Dispose();

    [Test]
    public void X9_RepeatedWarning_IsCountedNotRepeated()
    {
        for (var i = 0; i < 120_000; i++)
            Warn(Unreadable, $"frame {i}");
        Warn(18, "another event");
        _lines.Written.Should().HaveCount(CountingLoggerProvider.Most + 1).And.EndWith("another event");

        _time.Advance(CountingLoggerProvider.Window);

        _lines.Written[^1].Should().Be($"{120_000 - CountingLoggerProvider.Most} more messages of this event were not written.");
        _lines.Written.Should().HaveCount(CountingLoggerProvider.Most + 2);
    }

    [Test]
    public void X9_AfterTheWindow_MessagesAreWrittenAgain()
    {
        for (var i = 0; i < 100; i++)
            Warn(Unreadable, "frame");
        _time.Advance(CountingLoggerProvider.Window);
        _lines.Written.Clear();

        Warn(Unreadable, "a new one");

        _lines.Written.Should().Equal("a new one");
    }

    [Test]
    public void Information_IsAlwaysWritten()
    {
        for (var i = 0; i < 100; i++)
            _logger.Log(LogLevel.Information, new EventId(Unreadable), "approved", null, static (text, _) => text);

        _lines.Written.Should().HaveCount(100);
    }

    [Test]
    public void Dispose_CountedMessages_AreTold()
    {
        for (var i = 0; i < 100; i++)
            Warn(Unreadable, "frame");

        _provider.Dispose();

        _lines.Written[^1].Should().StartWith("80 more messages");
    }

    private void Warn(int id, string text) => _logger.Log(LogLevel.Warning, new EventId(id), text, null, static (text, _) => text);

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public List<string> Written { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Add(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
