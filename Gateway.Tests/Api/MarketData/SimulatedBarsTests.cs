using Gateway.Tests.Support;
using Gateway.Tws.Api;
using Gateway.Tws.Api.History;
using Gateway.Tws.Api.MarketData.Bars;
using Gateway.Tws.Model;

namespace Gateway.Tests.Api.MarketData;

/// <summary>Bars that go on, over a real socket, from a simulator whose clock the test moves.</summary>
[TestFixture]
public sealed class SimulatedBarsTests
{
    private static readonly Contract Apple = new() { ConId = 265598, Symbol = "AAPL", SecType = "STK", Exchange = "SMART", Currency = "USD" };
    private static readonly HistoricalQuery Minutes = new(Apple, "1800 S", "1 min");

    private ManualTimeProvider _clock = null!;
    private SimulatedTws _tws = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _clock = new ManualTimeProvider(new DateTimeOffset(2026, 9, 14, 15, 0, 0, TimeSpan.Zero));
        _tws = await SimulatedTws.StartAsync(options => options with { TimeProvider = _clock });
    }

    [TearDown]
    public async Task StopAsync() => await _tws.DisposeAsync();

    [Test]
    public async Task StreamRealTimeBarsAsync_TwoBarsPass_AreFiveSecondsApart()
    {
        await using var bars = _tws.Client.MarketData.StreamRealTimeBarsAsync(Apple).GetAsyncEnumerator();

        var one = await StepUntilAsync(bars);
        var two = await StepUntilAsync(bars);

        var (first, second) = (ValueOf(one), ValueOf(two));
        (second.Time - first.Time).Should().Be(TimeSpan.FromSeconds(5));
        first.High.Should().BeGreaterThanOrEqualTo(first.Low);
        first.Volume.Should().BePositive();
    }

    [TestCase(10182)]
    [TestCase(10225)]
    public async Task StreamRealTimeBarsAsync_UpdatesStop_AreAskedForAgainWithAGap(int code)
    {
        await using var bars = _tws.Client.MarketData.StreamRealTimeBarsAsync(Apple, "MIDPOINT").GetAsyncEnumerator();
        ValueOf(await StepUntilAsync(bars)).Volume.Should().BeNull();

        _tws.Server.Faults.MarketData.StopUpdates(code);

        var gap = await StepUntilAsync(bars);
        gap.Should().BeOfType<StreamItem<RealTimeBar>.Gap>().Which.Value.Reason.Should().Contain($"{code}");
        ValueOf(await StepUntilAsync(bars)).Close.Should().BePositive();
    }

    [Test]
    public async Task StreamBarsAsync_HistoryFirst_ThenTheRunningBar()
    {
        await using var bars = _tws.Client.History.StreamBarsAsync(Minutes).GetAsyncEnumerator();

        var history = ValueOf(await NextAsync(bars));
        var update = ValueOf(await StepUntilAsync(bars));

        history.IsHistory.Should().BeTrue();
        history.Bars.Should().HaveCountGreaterThan(20);
        update.IsHistory.Should().BeFalse();
        update.Bars.Should().ContainSingle().Which.Time.Should().BeOnOrAfter(history.Bars[^1].Time!.Value);
    }

    [Test]
    public async Task StreamBarsAsync_LaterReader_GetsTheHistoryFromTheSharedStream()
    {
        await using var one = _tws.Client.History.StreamBarsAsync(Minutes).GetAsyncEnumerator();
        var history = ValueOf(await NextAsync(one));
        await using var other = _tws.Client.History.StreamBarsAsync(Minutes).GetAsyncEnumerator();

        var copy = ValueOf(await NextAsync(other));

        copy.IsHistory.Should().BeTrue();
        copy.Bars.Should().HaveCountGreaterThanOrEqualTo(history.Bars.Count);
        _tws.Client.MarketData.OpenStreams.Lines.Should().ContainSingle().Which.Readers.Should().Be(2);
    }

    [TestCase(0)]
    [TestCase(10182)]
    public async Task StreamBarsAsync_LinkLostOrUpdatesStopped_BeginsAnewAfterAGap(int code)
    {
        await using var bars = _tws.Client.History.StreamBarsAsync(Minutes).GetAsyncEnumerator();
        await NextAsync(bars);

        if (code != 0)
            _tws.Server.Faults.MarketData.StopUpdates(code);
        else
        {
            _tws.Server.Faults.SendError(1100, "lost");
            _tws.Server.Faults.SendError(1102, "restored");
        }

        (await NextAsync(bars)).Should().BeOfType<StreamItem<BarsUpdate>.Gap>();
        ValueOf(await NextAsync(bars)).IsHistory.Should().BeTrue();
    }

    [Test]
    public void StreamBarsAsync_WithAnEnd_IsRefusedUnsent()
    {
        var asking = () => _tws.Client.History.StreamBarsAsync(Minutes with { EndDateTime = _clock.GetUtcNow() });

        asking.Should().Throw<ArgumentException>().WithMessage("*endDateTime must be absent*");
    }

    private static T ValueOf<T>(StreamItem<T> item) => item.Should().BeOfType<StreamItem<T>.Update>().Which.Value;

    private static async Task<StreamItem<T>> NextAsync<T>(IAsyncEnumerator<StreamItem<T>> items)
    {
        (await items.MoveNextAsync().AsTask().WaitAsync(SimulatedTws.Limit)).Should().BeTrue();
        return items.Current;
    }

    /// <summary>Moves the simulator's clock by seconds until something comes.</summary>
    private async Task<StreamItem<T>> StepUntilAsync<T>(IAsyncEnumerator<StreamItem<T>> items)
    {
        var next = items.MoveNextAsync().AsTask();
        for (var i = 0; i < 3000 && !next.IsCompleted; i++)
        {
            // A round trip behind all requests that wait (the plain clock question would overtake them): what was sent before, either way, has arrived.
            await _tws.Client.CurrentTimeInMillisAsync().WaitAsync(SimulatedTws.Limit);
            if (next.IsCompleted)
                break;
            _clock.Advance(TimeSpan.FromSeconds(1));
            lock (_tws.Server.Simulation.Gate)
                _tws.Server.Simulation.Market.Step();
        }
        (await next.WaitAsync(SimulatedTws.Limit)).Should().BeTrue();
        return items.Current;
    }
}
