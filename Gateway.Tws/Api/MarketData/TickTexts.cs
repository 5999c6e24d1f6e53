namespace Gateway.Tws.Api.MarketData;

/// <summary>Parses string ticks that hold several fields. A text that cannot be parsed gives null, never an error.</summary>
internal static class TickTexts
{
    /// <summary>Price, size, milliseconds since 1970, day volume, average price and market maker flag, separated by semicolons.</summary>
    public static RealTimeVolume? RealTimeVolume(string? text) =>
        text?.Split(';') is not [var price, var size, var time, var volume, var vwap, var single]
            ? null
            : new RealTimeVolume(
                Number(price),
                Number(size),
                long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) ? Epoch(milliseconds) : null,
                Number(volume),
                Number(vwap),
                bool.TryParse(single, out var flag) ? flag : null);

    /// <summary>Past and next twelve months, next date and next amount, separated by commas.</summary>
    public static DividendFigures? Dividends(string? text) => text?.Split(',') is not [var past, var next, var date, var amount]
        ? null
        : new DividendFigures(
            Number(past),
            Number(next),
            DateOnly.TryParseExact(date, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
            Number(amount));

    public static DateTimeOffset? EpochSeconds(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < int.MaxValue * 100L
            ? Epoch(seconds * 1000)
            : null;

    private static DateTimeOffset? Epoch(long milliseconds) =>
        milliseconds > 0 && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;
}
