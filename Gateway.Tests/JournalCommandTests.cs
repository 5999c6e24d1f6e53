using System.CommandLine;
using Gateway.Configuration;
using Gateway.Tests.Support;
using Gateway.Trading.Journal;
using Gateway.Tws.Api.Orders;
using static Gateway.Tests.Trading.Journal.JournalSamples;

namespace Gateway.Tests;

[TestFixture]
public sealed class JournalCommandTests
{
    private TemporaryFolder _folder = null!;
    private StringWriter _output = null!;
    private StringWriter _errors = null!;

    private DateTimeOffset Now { get; } = new(2026, 9, 14, 15, 0, 0, TimeSpan.Zero);

    [SetUp]
    public async Task SetUp()
    {
        (_folder, _output, _errors) = (new TemporaryFolder(), new StringWriter(), new StringWriter());
        using var journal = Open(_folder.Path, new ManualTimeProvider(Now));
        await journal.RecordAsync([Order("k1", Now, OrderPhase.Filled), Order("k2", Now, OrderPhase.Working)]);
        journal.Note(Fill("a.01", Now));
    }

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public async Task Verify_Intact_CountsAndEndsWith0()
    {
        (await InvokeAsync("verify")).Should().Be(0);

        _output.ToString().Should().Contain("2 orders (1 not ended), 1 fills").And.Contain("Every record is intact");
    }

    [TestCase("UPDATE orders SET record = replace(record, 'AAPL', 'AAPM') WHERE key = 'k2'", "record of k2 is damaged")]
    [TestCase("UPDATE orders SET hash = 'x' WHERE key = 'k1'", "record of k1 is damaged")]
    [TestCase("UPDATE orders SET phase = 'Filled' WHERE key = 'k2'", "column phase")]
    [TestCase("UPDATE orders SET final = 1 WHERE key = 'k2'", "column final")]
    [TestCase("UPDATE orders SET notional = '5' WHERE key = 'k2'", "column notional")]
    [TestCase("UPDATE fills SET record = '{}'", "record of a is damaged")]
    [TestCase("UPDATE fills SET revision = 2", "column revision")]
    public async Task Verify_RecordChanged_NamesItAndEndsWith1(string change, string fault)
    {
        using (var file = JournalFile.Open(_folder.Path))
            file.Write((connection, _) => JournalSchema.Run(connection, change));

        (await InvokeAsync("verify")).Should().Be(1);

        _output.ToString().Should().Contain(fault);
    }

    [Test]
    public async Task Verify_WhileAGatewayHoldsTheFolder_Works()
    {
        using var data = DataDirectory.Open(new GatewaySettings { Trading = new TradingOptions { DataDirectory = _folder.Path } });
        using var journal = Open(_folder.Path, new ManualTimeProvider(Now));
        await journal.RecordAsync([Order("k3", Now)]);

        (await InvokeAsync("verify")).Should().Be(0);

        _output.ToString().Should().Contain("3 orders");
    }

    [Test]
    public async Task Verify_NoJournal_SaysSo()
    {
        File.Delete(_folder.File("journal.db"));

        (await InvokeAsync("verify")).Should().Be(1);

        _errors.ToString().Should().Contain("no journal yet");
        File.Exists(_folder.File("journal.db")).Should().BeFalse();
    }

    [Test]
    public async Task Verify_InMemory_NamesTheSetting()
    {
        (await InvokeAsync("verify", "--trading-data-directory", ":memory:")).Should().Be(78);

        _errors.ToString().Should().Contain("TRADING_DATA_DIRECTORY");
    }

    [Test]
    public async Task Export_OrdersAndFills_AreOneLineEach()
    {
        (await InvokeAsync("export")).Should().Be(0);

        var lines = _output.ToString().TrimEnd().Split('\n').Select(line => JsonElement.Parse(line)).ToList();
        lines.Select(line => line.GetProperty("type").GetString()).Should().Equal("order", "order", "fill");
        lines[0].GetProperty("record").GetProperty("entry").GetProperty("order").GetProperty("orderRef").GetString().Should().Be("k1");
        lines[2].GetProperty("record").GetProperty("execution").GetProperty("execId").GetString().Should().Be("a.01");
    }

    [Test]
    public async Task Prune_OlderThanAsked_RemovesWhatHasEnded()
    {
        (await InvokeAsync("prune", "--before", "0")).Should().Be(0);

        _output.ToString().Should().Contain("Removed 2 ");
        using var journal = Open(_folder.Path, new ManualTimeProvider(Now));
        journal.Find("k1").Should().BeNull();
        journal.Find("k2").Should().NotBeNull();
    }

    [Test]
    public async Task Prune_WhileAGatewayHoldsTheFolder_IsRefused()
    {
        using var data = DataDirectory.Open(new GatewaySettings { Trading = new TradingOptions { DataDirectory = _folder.Path } });

        (await InvokeAsync("prune")).Should().Be(78);

        _errors.ToString().Should().Contain("another running gateway");
    }

    [Test]
    public async Task Prune_NegativeDays_IsRefused()
    {
        (await InvokeAsync("prune", "--before", "-1")).Should().Be(78);

        _errors.ToString().Should().Contain("--before");
    }

    private Task<int> InvokeAsync(params string[] arguments)
    {
        var line = new GatewayCommand((_, _) => Task.FromResult(99), (_, _, _) => Task.FromResult(99))
        {
            Environment = new Dictionary<string, string> { ["TRADING_DATA_DIRECTORY"] = _folder.Path },
        };
        var given = line.Root.Parse(["journal", .. arguments, "--env-file", Nothing()]);
        return given.InvokeAsync(new InvocationConfiguration { Output = _output, Error = _errors });
    }

    private string Nothing()
    {
        File.WriteAllText(_folder.File("empty.env"), "");
        return _folder.File("empty.env");
    }
}
