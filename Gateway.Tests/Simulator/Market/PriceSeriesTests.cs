using Gateway.Tests.Support;
using TwsSimulator;
using TwsSimulator.Market;

namespace Gateway.Tests.Simulator.Market;

[TestFixture]
[Category("Unit")]
public sealed class PriceSeriesTests
{
    private readonly SimulatedMarket _market = new(
        new SimulatorOptions { TimeProvider = new ManualTimeProvider(new DateTimeOffset(2026, 11, 30, 15, 0, 0, TimeSpan.Zero)) });

    [TestCase("AAPL", "STK")]
    [TestCase("SPY", "STK")]
    [TestCase("SPX", "IND")]
    [TestCase("ES", "FUT")]
    [TestCase("GC", "FUT")]
    [TestCase("ZC", "FUT")]
    [TestCase("VOD", "STK")]
    [TestCase("7203", "STK")]
    [TestCase("EUR", "CASH")]
    public void Range_NextSession_OpensNearTheClose(string symbol, string secType)
    {
        var gaps = Gaps(symbol, secType, day => day.Open).ToList();
        gaps.Average().Should().BeLessThan(0.006);
        gaps.Max().Should().BeLessThan(0.025);
    }

    [Test]
    public void Range_Treasury_MovesLittleInADay()
    {
        var moves = Gaps("US-T", "BOND", day => day.Close).ToList();
        moves.Average().Should().BeLessThan(0.004);
        moves.Max().Should().BeLessThan(0.015);
    }

    [Test]
    public void Range_Year_HasAboutTheVolatilityOfTheInstrument()
    {
        var moves = Gaps("AAPL", "STK", day => day.Close).ToList();
        var yearly = Math.Sqrt(moves.Average(move => move * move) * 252);
        yearly.Should().BeInRange(0.18, 0.34, "Apple's is 0.26");
    }

    /// <summary>How far one price of each of 250 regular sessions lies from the close before it.</summary>
    private IEnumerable<double> Gaps(string symbol, string secType, Func<PriceRange, double> price)
    {
        var instrument = _market.Underlyings.First(one => one.Symbol == symbol && one.SecType == secType);
        var series = _market.SeriesOf(instrument);
        var sessions = instrument.Calendar.Back(new DateOnly(2026, 11, 27), regularOnly: true).Take(250).ToList();
        foreach (var (session, before) in sessions.Zip(sessions.Skip(1)))
        {
            var close = (double)series.LastAt(before.End);
            yield return Math.Abs(price(series.Range(session.Start, session.End)) / close - 1);
        }
    }
}
