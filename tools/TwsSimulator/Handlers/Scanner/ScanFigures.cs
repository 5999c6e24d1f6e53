using TwsSimulator.Market;

namespace TwsSimulator.Handlers.Scanner;

/// <summary>The figures that scans rank and filter by: an instrument's market now, and made-up facts that never change.</summary>
internal sealed class ScanFigures(Instrument instrument, MarketQuote quote)
{
    private const int MinutesPerDay = 390;

    private readonly ulong _key = Hash.Of(0, instrument.LocalSymbol);

    public Instrument Instrument => instrument;

    public decimal Price => quote.Last;

    public decimal ChangePercent => Percent(quote.Last, quote.Close);

    public decimal ChangeSinceOpenPercent => Percent(quote.Last, quote.Open);

    public decimal GapPercent => Percent(quote.Open, quote.Close);

    public decimal RangePercent => Percent(quote.High, quote.Low);

    public decimal Volume => quote.Volume;

    public decimal AverageVolume => (decimal)instrument.MinuteVolume * MinutesPerDay;

    public decimal VolumeRate => instrument.MinuteVolume;

    /// <summary>Volume against that of a usual day.</summary>
    public decimal RelativeVolume => AverageVolume == 0 ? 0 : quote.Volume / AverageVolume;

    public decimal Turnover => quote.Volume * quote.Last;

    public decimal Trades => Math.Floor(quote.Volume / 100);

    /// <summary>In millions.</summary>
    public decimal MarketCap => Math.Round(AverageVolume * quote.Last * (decimal)(150 + 300 * Hash.Unit(_key, 301, 0)) / 1_000_000, 1);

    /// <summary>In percent a year.</summary>
    public decimal ImpliedVolatility => (decimal)instrument.Volatility * 100;

    public decimal OptionVolume => Math.Floor(instrument.MinuteVolume * (decimal)(1 + 4 * Hash.Unit(_key, 302, 0)));

    public decimal PutCallRatio => Math.Round((decimal)(0.3 + 1.4 * Hash.Unit(_key, 303, 0)), 3);

    /// <summary>In percent a year; 0 for none.</summary>
    public decimal DividendYield => Math.Round(Math.Max(0, (decimal)(5 * Hash.Unit(_key, 304, 0) - 1)), 2);

    private static decimal Percent(decimal now, decimal then) => then == 0 ? 0 : Math.Round((now / then - 1) * 100, 4);
}
