using System.Runtime.CompilerServices;
using Gateway.Tws.Api.Lines;
using Gateway.Tws.Model;
using Gateway.Tws.Requests.MarketData;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.MarketData;

/// <inheritdoc cref="IMarketDataApi"/>
internal sealed partial class MarketDataApi(ITwsConnection connection, TwsApiOptions options, LineBudget budget, TimeProvider clock) : IMarketDataApi
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(5);

    private readonly QuoteLines _lines = new(connection, options, budget, clock);

    public int OpenLines => _lines.Count;

    public MarketDataType? LastTypeOf(Contract contract) => _lines.LastTypeOf(contract);

    public async Task<QuoteSnapshot> QuoteAsync(
        Contract contract, string genericTicks, bool regulatorySnapshot, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var session = connection.Session;
        if (regulatorySnapshot)
            return await RegulatorySnapshotAsync(session, contract, cancellationToken).ConfigureAwait(false);
        var reader = _lines.Join(contract, genericTicks);
        try
        {
            return await CompleteAsync(
                reader, new QuoteNeeds(contract, genericTicks), timeout ?? DefaultTimeout, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _lines.Leave(contract, genericTicks, reader);
        }
    }

    public async IAsyncEnumerable<StreamItem<Quote>> StreamQuotesAsync(
        Contract contract, string genericTicks, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Without a session nobody could tell the caller why nothing comes.
        _ = connection.Session;
        var reader = _lines.Join(contract, genericTicks);
        try
        {
            while (true)
            {
                await reader.Signal.WaitAsync(cancellationToken).ConfigureAwait(false);
                var step = reader.Line.Take(reader);
                if (step.Gap is { } gap)
                    yield return new StreamItem<Quote>.Gap(gap);
                if (step.Quote is { } quote)
                    yield return new StreamItem<Quote>.Update(quote) { Conflated = step.Conflated };
                if (step.Error is { } error)
                    throw error;
            }
        }
        finally
        {
            _lines.Leave(contract, genericTicks, reader);
        }
    }

    public ValueTask SetMarketDataTypeAsync(MarketDataType type, CancellationToken cancellationToken)
    {
        // Noted first: a line that falls back to delayed data at this moment restores this type, not the one before.
        _lines.Type = type;
        return connection.SetMarketDataTypeAsync((int)type, cancellationToken);
    }

    /// <summary>
    /// Waits for the prices until the timeout; once they are there, for generic ticks no longer than they settle,
    /// and for what follows the prices at once a moment only.
    /// </summary>
    private async Task<QuoteSnapshot> CompleteAsync(QuoteReader reader, QuoteNeeds needs, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var deadline = new Deadline(clock, timeout);
        Deadline? settle = null;
        Deadline? rest = null;
        while (true)
        {
            var view = reader.Line.Look(reader, needs);
            if (view.Error is { } error)
                throw error;
            var wait = deadline.Remaining;
            if (view.HasPrices)
            {
                settle ??= new Deadline(clock, options.QuoteSettle);
                wait = Min(wait, settle.Value.Remaining);
            }
            if (view.IsComplete)
            {
                rest ??= new Deadline(clock, options.QuoteRest);
                wait = view.HasRest ? TimeSpan.Zero : Min(wait, rest.Value.Remaining);
            }
            if (wait > TimeSpan.Zero && await reader.Signal.WaitAsync(wait, clock, cancellationToken).ConfigureAwait(false))
                continue;
            return Finish(reader, needs, timeout);
        }
    }

    private QuoteSnapshot Finish(QuoteReader reader, QuoteNeeds needs, TimeSpan timeout)
    {
        var view = reader.Line.Look(reader, needs);
        if (view.Error is { } error)
            throw error;
        var (quote, warnings) = reader.Line.Copy();
        if (view.HasTicks)
            return new QuoteSnapshot(quote, view.IsComplete, warnings);
        // Nothing came: the best reason that is known.
        _ = connection.Session;
        throw warnings.Count > 0 ? new TwsRequestException(warnings[^1]) : new TwsTimeoutException("a quote", timeout);
    }

    private Task<QuoteSnapshot> RegulatorySnapshotAsync(ITwsSession session, Contract contract, CancellationToken cancellationToken) =>
        new SnapshotReply(clock).AskAsync(
            session,
            id => new ReqMktDataRequest(id, contract, GenericTicks: "", Snapshot: true, RegulatorySnapshot: true),
            id => new CancelMktDataRequest(id), alwaysCancel: false,
            "a regulatory snapshot", options.RegulatorySnapshotDeadline, clock, cancellationToken);

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
