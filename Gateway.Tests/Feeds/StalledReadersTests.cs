using System.Collections.Concurrent;
using Gateway.Feeds;
using Gateway.Feeds.Kinds;
using Gateway.Instruments.Views;
using Gateway.Tests.Support;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Messages.MarketData;
using Gateway.Tws.Messages.Orders;
using Gateway.Tws.Model;

namespace Gateway.Tests.Feeds;

/// <summary>Readers of a quote that read no more: the thread that reads TWS neither waits for them nor runs what they do when they are woken.</summary>
[TestFixture]
public sealed class StalledReadersTests
{
    private const int Readers = 1000;
    private const int Ticks = 5000;
    private static readonly Contract Apple = new() { ConId = 265598, SecType = "STK", Exchange = "SMART", Symbol = "AAPL" };

    [Test]
    public async Task Fill_ThousandReadersOfQuotesStall_ArrivesBetweenTwoTicks()
    {
        await using var tws = new TwsApiFixture();
        await tws.Client.Orders.Reconciled.WaitAsync(TwsApiFixture.Limit);
        await using var feeds = new OpenFeeds(tws.Connection, FeedOptions.Default, tws.Clock);
        var kind = new ScriptedFeed().Kind;
        using var fills = feeds.Join(kind, Fills(tws));
        var ranOn = new ConcurrentBag<int>();
        var stalled = Enumerable.Range(0, Readers).Select(_ => feeds.Join(kind, Quotes(tws))).ToList();
        using var end = new CancellationTokenSource();
        var stalling = stalled.ConvertAll(reader => StallAsync(reader, ranOn, end.Token));
        await Eventually.TrueAsync(() => tws.Connection.OpenStreams == 1);
        var arrivedAfter = -1;
        var told = 0;
        tws.Client.Orders.Executed += _ => arrivedAfter = told;

        var reading = new Thread(ReadTws);
        reading.Start();
        reading.Join(TwsApiFixture.Limit).Should().BeTrue("nothing waits for the readers");

        arrivedAfter.Should().Be(Ticks / 2, "the fill is handed on before the next tick is looked at");
        (await fills.FirstAsync(TwsApiFixture.Limit, TimeProvider.System, CancellationToken.None))!.Data!.Value
            .GetProperty("execId").GetString().Should().Be("x.01");
        await Eventually.TrueAsync(() => ranOn.Count == Readers);
        ranOn.Should().NotContain(reading.ManagedThreadId);
        stalled[0].Feed.Readers.Should().Be(Readers);
        await end.CancelAsync();
        await Task.WhenAll(stalling).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stalled.ForEach(reader => reader.Dispose());

        void ReadTws()
        {
            for (told = 0; told < Ticks; told++)
            {
                if (told == Ticks / 2)
                    tws.Session.Tell(new ExecutionDataMessage(-1, Apple, new Execution { ExecId = "x.01", OrderId = 3, ClientId = 7, PermId = 2 }));
                tws.Session.Tell(new TickPriceMessage(tws.Connection.StreamId, TickType.Bid, told + 1, 1m, TickAttrib.None));
            }
        }
    }

    /// <summary>Reads what there is, notes where it is woken, and never reads again.</summary>
    private static async Task StallAsync(FeedReader reader, ConcurrentBag<int> ranOn, CancellationToken end)
    {
        reader.Read(limit: 1);
        await reader.Signal.WaitAsync(end);
        ranOn.Add(Environment.CurrentManagedThreadId);
        await Task.Delay(Timeout.Infinite, end);
    }

    private static FeedSource Quotes(TwsApiFixture tws) =>
        new("quote", token => FeedStep.Of(tws.Client.MarketData.StreamQuotesAsync(Apple, "", token), QuoteViews.Of, token));

    private static FeedSource Fills(TwsApiFixture tws) => new("fills", token => FeedStep.Of(
        EventItems<ExecutionEntry>.Open(handler => tws.Client.Orders.Executed += handler, handler => tws.Client.Orders.Executed -= handler, tws.Clock, token),
        ExecutionRow.Of, token));
}
