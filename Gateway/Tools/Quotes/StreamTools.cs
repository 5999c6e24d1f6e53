using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Runtime.CompilerServices;
using Gateway.Access;
using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Instruments.Views;
using Gateway.Tws.Api;
using Gateway.Tws.Api.MarketData;
using Gateway.Tws.Model;

namespace Gateway.Tools.Quotes;

/// <summary>Market data that is watched for a while.</summary>
[Toolset("streams", AccessScope.MarketRead)]
internal sealed class StreamTools(TwsClient client, ContractResolver resolver, TimeProvider time)
{
    internal const int LongestSeconds = 3600;

    [Tool("ibkr_stream_market_data", "Stream market data", ReadOnly = true, Task = TaskSupport.Optional,
        Requests = "reqMktData, cancelMktData", Example = """{"contract":"AAPL","duration_seconds":1}""")]
    [Description("The quote of one contract after every change for some seconds, then a summary; gaps are told. For the price now ibkr_get_quote; to wait for a price ibkr_wait_for.")]
    public async IAsyncEnumerable<ToolEvent<QuoteView, StreamSummary>> StreamAsync(
        ContractArguments contract,
        [Description("Extra ticks by IB's ids, such as 233 (VWAP).")][RegularExpression("[0-9, ]*")][Example("233")] string genericTicks = "",
        [Description("How long to stream.")][Range(1, LongestSeconds)] int duration_seconds = 10,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var asked = contract.ToContract();
        var instrument = (await resolver.ResolveAsync(asked, cancellationToken)).Contract;
        using var ending = new CancellationTokenSource(TimeSpan.FromSeconds(duration_seconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ending.Token, cancellationToken);
        var tally = new StreamTally();
        var started = time.GetTimestamp();
        var ticks = genericTicks.Replace(" ", null, StringComparison.Ordinal);
        await using var items = client.MarketData.StreamQuotesAsync(instrument, ticks, either.Token).GetAsyncEnumerator(either.Token);
        while (await NextAsync(items, ending.Token, cancellationToken) is { } item)
        {
            if (tally.Count(item) is { } step)
                yield return step;
        }
        yield return new ToolEvent<QuoteView, StreamSummary>.Result(tally.Summary(ContractInfo.Of(instrument), time.GetElapsedTime(started)));
    }

    /// <summary>Null when the stream is over, because its time has come or because it ended by itself.</summary>
    private static async Task<StreamItem<Quote>?> NextAsync(
        IAsyncEnumerator<StreamItem<Quote>> items, CancellationToken ending, CancellationToken cancellationToken)
    {
        try
        {
            return await items.MoveNextAsync() ? items.Current : null;
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            // The time that the caller gave is over: the summary follows.
            return null;
        }
    }
}
