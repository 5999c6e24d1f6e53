using Gateway.Handlers;
using Gateway.Tools.Technical;

namespace Gateway.Tests.Tools.Technical;

/// <summary>Indicators against published figures and against series whose answers are known exactly.</summary>
[TestFixture]
public sealed class IndicatorTests
{
    private static readonly double[] Ramp = [.. Enumerable.Range(1, 100).Select(i => (double)i)];

    [Test]
    public void Sma_OneToFive_IsTheMeanOfTheLast() =>
        Line("sma:3", Closes(1, 2, 3, 4, 5)).Should().Equal(null, null, 2, 3, 4);

    [Test]
    public void Ema_PublishedExample_IsMet()
    {
        var values = Line("ema:10", Closes(22.27, 22.19, 22.08, 22.17, 22.18, 22.13, 22.23, 22.43, 22.24, 22.29, 22.15, 22.39));

        values[8].Should().BeNull();
        values[9].Should().BeApproximately(22.22, 0.01);
        values[10].Should().BeApproximately(22.21, 0.01);
        values[11].Should().BeApproximately(22.24, 0.01);
    }

    [Test]
    public void Rsi_PublishedExample_IsMet()
    {
        var values = Line("rsi", Closes(
            44.3389, 44.0902, 44.1497, 43.6124, 44.3278, 44.8264, 45.0955, 45.4245, 45.8433, 46.0826,
            45.8931, 46.0328, 45.6140, 46.2820, 46.2820, 46.0028, 46.0328, 46.4116, 46.2222, 45.6439));

        values[13].Should().BeNull();
        double[] published = [70.53, 66.32, 66.55, 69.41, 66.36, 57.97];
        values[14..].Zip(published).Should().OnlyContain(pair => Math.Abs(pair.First!.Value - pair.Second) < 0.02);
    }

    [Test]
    public void Rsi_AlwaysUpOrStill_IsHundredOrFifty()
    {
        Line("rsi:14", Closes(Ramp))[^1].Should().Be(100);
        Line("rsi:14", Closes([.. Enumerable.Repeat(5.0, 30)]))[^1].Should().Be(50);
    }

    [Test]
    public void Macd_StraightLine_IsHalfTheDifferenceOfItsLengths()
    {
        var lines = Indicator.Parse("macd").Lines(Closes(Ramp));

        lines.Select(line => line.Name).Should().Equal("macd", "signal", "histogram");
        lines[0].Values[24].Should().BeNull();
        lines[0].Values[25].Should().BeApproximately(7, 1e-9);
        lines[1].Values[32].Should().BeNull();
        lines[1].Values[33].Should().BeApproximately(7, 1e-9);
        lines[2].Values[^1].Should().BeApproximately(0, 1e-9);
    }

    [Test]
    public void Bollinger_TwoValuesByTurns_HasOneAsItsDeviation()
    {
        var last = Indicator.Parse("bollinger:4:2").Lines(Closes(1, 3, 1, 3, 1, 3)).Select(line => line.Values[^1]);

        last.Should().Equal(4, 2, 0);
    }

    [Test]
    public void Atr_GapsBetweenBars_CountAsRange()
    {
        var bars = new BarSeries([11, 21, 31], [9, 19, 29], [10, 20, 30], [1, 1, 1], [0, 0, 0]);

        // Ranges: 2, then 21 - 10 and 31 - 20.
        Line("atr:2", bars).Should().Equal(null, 6.5, 8.75);
    }

    [Test]
    public void Adx_StraightRise_IsHundredInOneDirection()
    {
        var bars = new BarSeries([.. Ramp.Select(x => x + 1)], [.. Ramp.Select(x => x - 1)], Ramp, Ramp, new int[100]);

        var last = Indicator.Parse("adx").Lines(bars).ToDictionary(line => line.Name, line => line.Values[^1]!.Value);

        last["adx"].Should().BeApproximately(100, 1e-9);
        last["plusDi"].Should().BeApproximately(50, 1e-9, "each bar rises by 1 within a true range of 2");
        last["minusDi"].Should().Be(0);
    }

    [Test]
    public void Adx_FirstValue_ComesWithTheBarsItNeeds()
    {
        var indicator = Indicator.Parse("adx:14");
        var values = indicator.Lines(Closes(Ramp))[0].Values;

        values[indicator.Needs - 2].Should().BeNull();
        values[indicator.Needs - 1].Should().NotBeNull();
    }

    [Test]
    public void Stochastic_CloseAtTheTopOrStill_IsHundredOrFifty()
    {
        Indicator.Parse("stochastic").Lines(Closes(Ramp)).Select(line => line.Values[^1]).Should().Equal(100, 100);
        Indicator.Parse("stoch:5:3:3").Lines(Closes([.. Enumerable.Repeat(5.0, 30)])).Select(line => line.Values[^1]).Should().Equal(50, 50);
    }

    [Test]
    public void Vwap_NewSession_BeginsAnew()
    {
        var bars = new BarSeries([10, 20, 40], [10, 20, 40], [10, 20, 40], [1, 3, 0], [1, 1, 2]);

        Line("vwap", bars).Should().Equal(10, 17.5, null);
    }

    [TestCase("sma", "sma:20")]
    [TestCase(" RSI:9 ", "rsi:9")]
    [TestCase("bb", "bollinger:20:2")]
    [TestCase("macd:5", "macd:5:26:9")]
    [TestCase("vwap", "vwap")]
    public void Parse_Text_NamesAllSettings(string text, string expected) => Indicator.Parse(text).Name.Should().Be(expected);

    [TestCase("sma:0")]
    [TestCase("sma:x")]
    [TestCase("sma:1001")]
    [TestCase("sma:20:3")]
    [TestCase("vwap:3")]
    [TestCase("ichimoku")]
    [TestCase("")]
    public void Parse_Unknown_SaysWhatThereIs(string text)
    {
        var parse = () => Indicator.Parse(text);

        parse.Should().Throw<ToolException>().WithMessage("indicators: must be of sma:20*example: sma:50");
    }

    [TestCase("sma:20")]
    [TestCase("rsi")]
    [TestCase("macd")]
    [TestCase("bollinger")]
    [TestCase("atr")]
    [TestCase("adx")]
    [TestCase("stochastic")]
    [TestCase("vwap")]
    public void Lines_TooFewBars_AreNullWithoutAnError(string text)
    {
        foreach (var count in new[] { 0, 1, 2, 5 })
        {
            var bars = Closes(Ramp[..count]) with { Volume = new double[count] };
            Indicator.Parse(text).Lines(bars).Should().OnlyContain(line => line.Values.Length == count && line.Values.All(value => value == null));
        }
    }

    private static double?[] Line(string indicator, BarSeries bars) => Indicator.Parse(indicator).Lines(bars)[0].Values;

    private static BarSeries Closes(params double[] closes) => new(closes, closes, closes, [.. closes.Select(_ => 1.0)], new int[closes.Length]);
}
