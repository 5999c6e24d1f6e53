using Gateway.Tws.Api.Lines;
using Gateway.Tws.Api.Sharing;

namespace Gateway.Tws.Api.History;

// Histories that go on.
internal sealed partial class HistoryApi
{
    private static readonly string[] Updated = ["TRADES", "MIDPOINT", "BID", "ASK"];

    private readonly SharedStreams<HistoricalQuery, BarsUpdate> _streams = new(connection);

    public IAsyncEnumerable<StreamItem<BarsUpdate>> StreamBarsAsync(HistoricalQuery query, CancellationToken cancellationToken)
    {
        if (query.EndDateTime is not null)
            throw new ArgumentException("A history that is kept up to date ends now: endDateTime must be absent.", nameof(query));
        if (!Updated.Contains(query.WhatToShow))
            throw new ArgumentException($"Kept up to date are {string.Join(", ", Updated)}; not {query.WhatToShow}.", nameof(query));
        return _streams.ReadAsync(query with { Contract = LineContract.KeyOf(query.Contract) }, () => Open(query), cancellationToken);
    }

    private HistoricalBarStream Open(HistoricalQuery query)
    {
        var stream = new HistoricalBarStream(id => ToRequest(id, query) with { KeepUpToDate = true }, connection, clock);
        stream.Registrations.Add(budget.Take(StreamKind.Bars, query.Contract, () => stream.Readers));
        try
        {
            _pacing.Admit(query);
        }
        catch (TwsRefusedException)
        {
            stream.Registrations[0].Dispose();
            throw;
        }
        return stream;
    }
}
