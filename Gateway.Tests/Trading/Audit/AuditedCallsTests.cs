using Gateway.Configuration;
using Gateway.Handlers;
using Gateway.Handlers.Asking;
using Gateway.Registry;
using Gateway.Registry.Schemas;
using Gateway.Tests.Support;
using Gateway.Trading;
using Gateway.Trading.Audit;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gateway.Tests.Trading.Audit;

/// <summary>Every call that can trade has a line before it runs and one for its end, whichever end that is.</summary>
[TestFixture]
public sealed class AuditedCallsTests
{
    private static readonly ToolAttribute Trades = new("place", "Place") { Trades = true };
    private static readonly ToolAttribute Stops = new("stop", "Stop") { Trades = true, Stops = true };

    private readonly ManualTimeProvider _clock = new();
    private TradingStore _store = null!;
    private AuditLog _log = null!;

    [SetUp]
    public void SetUp()
    {
        _store = new TradingStore(new TradingOptions());
        _log = new AuditLog(_store, _clock, NullLogger<AuditLog>.Instance);
    }

    [TearDown]
    public void TearDown() => _store.Dispose();

    [Test]
    public async Task Call_WithAResult_HasALineBeforeAndOneAfter()
    {
        await CallAsync(Trades, _ =>
        {
            Lines().Should().Equal("call k1 {\"orderRef\":\"k1\"}");
            return Task.FromResult(new ToolOutcome("""{"outcome":"confirmed","orderRef":"k2","text":"long"}"""u8.ToArray(), null));
        });

        Lines().Should().Equal("call k1 {\"orderRef\":\"k1\"}", "result k2 outcome confirmed, orderRef k2");
    }

    [Test]
    public async Task Call_CallerLeaves_HasALineThatSaysSo()
    {
        using var left = new CancellationTokenSource();

        var calling = () => CallAsync(Trades, async token =>
        {
            await left.CancelAsync();
            token.ThrowIfCancellationRequested();
            return new ToolOutcome(default, null);
        }, left.Token);

        await calling.Should().ThrowAsync<OperationCanceledException>();
        Lines().Should().Equal("call k1 {\"orderRef\":\"k1\"}", "result k1 The caller left before the end.");
    }

    [Test]
    public async Task Call_PausesForAPerson_HasALineThatSaysSo()
    {
        var calling = () => CallAsync(Trades, _ => throw new Paused());

        await calling.Should().ThrowAsync<HandlerExitException>();
        Lines().Should().Equal("call k1 {\"orderRef\":\"k1\"}", "result k1 Waits for the client's answer.");
    }

    [Test]
    public async Task Call_LogCannotBeWritten_RunsOnlyIfItStops()
    {
        _log.TryAppend("desk", "warm", "call", null, "");
        _store.Use(connection =>
        {
            Gateway.Trading.Journal.JournalSchema.Run(connection, "DROP TABLE audit");
            return true;
        });

        (await CallAsync(Trades, _ => throw new AssertionException("must not run"))).Error!.Code.Should().Be("audit_unavailable");
        (await CallAsync(Stops, _ => Task.FromResult(new ToolOutcome("{}"u8.ToArray(), null)))).Error.Should().BeNull();
    }

    [Test]
    public async Task Call_ThatReadsOnly_HasNoLine()
    {
        await CallAsync(new ToolAttribute("read", "Read") { ReadOnly = true }, _ => Task.FromResult(new ToolOutcome("{}"u8.ToArray(), null)));

        Lines().Should().BeEmpty();
    }

    private Task<ToolOutcome> CallAsync(ToolAttribute traits, Func<CancellationToken, Task<ToolOutcome>> tool, CancellationToken cancellationToken = default)
    {
        var schema = JsonElement.Parse("""{"type":"object"}""");
        var inner = new ToolDescriptor
        {
            Name = traits.Name,
            Title = traits.Title,
            Description = "A tool of this test.",
            Toolset = "test",
            Traits = traits,
            Schemas = new ToolSchemas(schema, schema),
            Streams = false,
            Invoker = (_, _, token) => tool(token),
        };
        return new AuditedCalls(_log, _clock).Decorate(inner)
            .InvokeAsync(JsonElement.Parse("""{"orderRef":"k1"}"""), new RecordingContext(), cancellationToken);
    }

    private List<string> Lines() =>
        [.. _log.Read(null, null, null, 10).Reverse().Select(line => $"{line.Event} {line.OrderRef} {line.Detail}")];

    private sealed class Paused() : HandlerExitException("The client must answer first.");
}
