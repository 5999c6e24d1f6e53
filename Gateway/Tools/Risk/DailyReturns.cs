using Gateway.Instruments.Contracts;
using Gateway.Tws.Api;
using Gateway.Tws.Api.History;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tools.Risk;

/// <summary>The daily closes of the last year, and their returns.</summary>
internal sealed class DailyReturns(TwsClient client)
{
    /// <summary>The fewest returns that a tail or a beta is estimated from.</summary>
    public const int Fewest = 40;

    private const string Span = "1 Y";
    private const string BarSize = "1 day";

    /// <summary>Returns by day; empty when TWS has no history of it.</summary>
    public async Task<IReadOnlyDictionary<DateOnly, double>> ReadAsync(Contract contract, CancellationToken cancellationToken)
    {
        try
        {
            var bars = await client.History.BarsAsync(new HistoricalQuery(contract, Span, BarSize, DataOf(contract.SecType)), cancellationToken);
            return Of(bars.Bars);
        }
        catch (Exception refusal) when (refusal is TwsRequestException or TwsTimeoutException or TwsRefusedException)
        {
            return new Dictionary<DateOnly, double>();
        }
    }

    /// <summary>A return belongs to the day it ends on.</summary>
    public static IReadOnlyDictionary<DateOnly, double> Of(IReadOnlyList<HistoricalBar> bars)
    {
        Dictionary<DateOnly, double> returns = [];
        for (var i = 1; i < bars.Count; i++)
            if (bars[i].Date is { } day && bars[i - 1].Close > 0)
                returns[day] = (double)(bars[i].Close / bars[i - 1].Close) - 1;
        return returns;
    }

    /// <summary>
    /// What the history shows: prices adjusted for dividends and splits for stocks, midpoints where there are no trades, as for forex and metals.
    /// </summary>
    private static string DataOf(string secType) => secType switch
    {
        SecTypes.Stock => "ADJUSTED_LAST",
        SecTypes.Cash or "CMDTY" or "CFD" => "MIDPOINT",
        _ => "TRADES",
    };
}
