using TwsSimulator.Market;

namespace TwsSimulator.Handlers.Scanner;

/// <summary>A validated scan: it ranks the market whenever it is asked.</summary>
internal sealed class Scan
{
    private readonly ScanRequest _request;
    private readonly ScanCode _code;
    private readonly IReadOnlyList<Func<ScanFigures, bool>> _filters;
    private readonly IReadOnlyList<Instrument> _instruments;
    private readonly SimulatedMarket _market;

    private Scan(
        ScanRequest request, ScanCode code, IReadOnlyList<Func<ScanFigures, bool>> filters, IReadOnlyList<Instrument> instruments,
        SimulatedMarket market)
    {
        _request = request;
        _code = code;
        _filters = filters;
        _instruments = instruments;
        _market = market;
    }

    /// <summary>Null with a fault when a code is unknown or does not go with the others.</summary>
    public static Scan? Parse(ScanRequest request, SimulatedMarket market, out string fault)
    {
        fault = "";
        var kind = ScanCatalog.Instruments.FirstOrDefault(one => one.Type == request.Instrument);
        var location = ScanCatalog.Locations.FirstOrDefault(one => one.Code == request.Location && one.Instrument == request.Instrument);
        var code = ScanCatalog.Codes.FirstOrDefault(one => one.Code == request.Code && one.Instruments.Split(',').Contains(request.Instrument));
        if (kind is null)
            fault = $"Scanner instrument type {request.Instrument} is invalid";
        else if (location is null)
            fault = $"Scanner location {request.Location} is invalid for {request.Instrument}";
        else if (code is null)
            fault = $"Scanner code {request.Code} is invalid for {request.Instrument}";
        else if (Filters(request, out fault) is { } filters)
            return new Scan(
                request, code, filters, [.. market.Underlyings.Where(one => kind.Has(one) && location.Has(one) && HasType(one, request.StockTypes))],
                market);
        return null;
    }

    /// <summary>The best first; equals by symbol.</summary>
    public IReadOnlyList<Instrument> Ranking() =>
    [
        .. _instruments.Select(one => new ScanFigures(one, _market.QuoteOf(one)))
            .Where(figures => _filters.All(filter => filter(figures)))
            .OrderByDescending(_code.By).ThenBy(figures => figures.Instrument.LocalSymbol, StringComparer.Ordinal)
            .Take(_request.Rows).Select(figures => figures.Instrument),
    ];

    private static List<Func<ScanFigures, bool>>? Filters(ScanRequest request, out string fault)
    {
        fault = "";
        List<Func<ScanFigures, bool>> filters = [];
        foreach (var (code, text) in request.Filters)
        {
            var filter = ScanCatalog.Filters.FirstOrDefault(one => one.Above == code || one.Below == code);
            if (filter is null || !decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var bound))
            {
                fault = filter is null ? $"Scanner filter {code} is disabled" : $"Scanner filter {code} has the invalid value {text}";
                return null;
            }
            var isAbove = filter.Above == code;
            filters.Add(figures => isAbove ? filter.Value(figures) >= bound : filter.Value(figures) <= bound);
        }
        return filters;
    }

    /// <summary><c>CORP,ADR</c> of the subscription, or <c>inc:ETF</c> and <c>exc:ETF</c> of the filter.</summary>
    private static bool HasType(Instrument instrument, string types)
    {
        if (types is "" or "ALL" || instrument.SecType != "STK")
            return true;
        var type = instrument.StockType == "ETF" ? "ETF" : "CORP";
        return types.StartsWith("exc:", StringComparison.Ordinal)
            ? types != "exc:" + type
            : types.Replace("inc:", "", StringComparison.Ordinal).Split(',').Contains(type);
    }
}
