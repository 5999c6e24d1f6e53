using Gateway.Tws.Api.Lines;
using Gateway.Tws.Api.MarketData.Bars;
using Gateway.Tws.Api.MarketData.Depth;
using Gateway.Tws.Api.MarketData.Ticks;
using Gateway.Tws.Api.Sharing;
using Gateway.Tws.Model;

namespace Gateway.Tws.Api.MarketData;

// Streams beside quotes.
internal sealed partial class MarketDataApi
{
    private static readonly string[] BarData = ["TRADES", "MIDPOINT", "BID", "ASK"];

    private readonly SharedStreams<(Contract Contract, TickByTickType Type, int NumberOfTicks, bool IgnoreSize), MarketTick> _ticks = new(connection);
    private readonly SharedStreams<(Contract Contract, int Rows, bool SmartDepth), DepthBook> _depth = new(connection);
    private readonly SharedStreams<(Contract Contract, string WhatToShow, bool UseRth), RealTimeBar> _bars = new(connection);
    private readonly TickPacing _tickPacing = new(clock);

    public OpenLines OpenStreams => budget.Open;

    public IAsyncEnumerable<StreamItem<MarketTick>> StreamTicksAsync(
        Contract contract, TickByTickType type, int numberOfTicks, bool ignoreSize, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(numberOfTicks);
        var key = LineContract.KeyOf(contract);
        return _ticks.ReadAsync((key, type, numberOfTicks, ignoreSize), Open, cancellationToken);

        TickStream Open()
        {
            var stream = new TickStream(contract, type, numberOfTicks, ignoreSize, clock);
            var line = budget.Take(StreamKind.Ticks, contract, () => stream.Readers);
            try
            {
                _tickPacing.Admit(key);
            }
            catch (TwsRefusedException)
            {
                line.Dispose();
                throw;
            }
            stream.Registrations.Add(line);
            return stream;
        }
    }

    public IAsyncEnumerable<StreamItem<DepthBook>> StreamDepthAsync(Contract contract, int rows, bool smartDepth, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        return _depth.ReadAsync((LineContract.KeyOf(contract), rows, smartDepth), Open, cancellationToken);

        DepthStream Open()
        {
            var stream = new DepthStream(contract, rows, smartDepth, connection, clock);
            stream.Registrations.Add(budget.Take(StreamKind.Depth, contract, () => stream.Readers));
            return stream;
        }
    }

    public IAsyncEnumerable<StreamItem<RealTimeBar>> StreamRealTimeBarsAsync(
        Contract contract, string whatToShow, bool useRth, CancellationToken cancellationToken)
    {
        if (!BarData.Contains(whatToShow))
            throw new ArgumentException($"Five-second bars are of {string.Join(", ", BarData)}; not of {whatToShow}.", nameof(whatToShow));
        return _bars.ReadAsync((LineContract.KeyOf(contract), whatToShow, useRth), Open, cancellationToken);

        RealTimeBarStream Open()
        {
            var stream = new RealTimeBarStream(contract, whatToShow, useRth, connection, clock);
            stream.Registrations.Add(budget.Take(StreamKind.RealTimeBars, contract, () => stream.Readers));
            return stream;
        }
    }
}
