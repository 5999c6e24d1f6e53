using Gateway.Tests.Support;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Fundamentals;
using Gateway.Tws.Api.News;
using Gateway.Tws.Model;
using Gateway.Tws.Requests;
using Gateway.Tws.Requests.Session;
using TwsSimulator.Session;

namespace Gateway.Tests.EndToEnd;

/// <summary>Goes through every member of the typed API, so that every request is sent and every message comes.</summary>
/// <remarks>Requests that no member sends go out as they are over the same session.</remarks>
internal sealed partial class ProtocolWalk(SimulatedTws tws, WireTap tap)
{
    private const string Account = "DU1000001";

    private static readonly Contract Apple = Stock(265598, "AAPL");
    private static readonly Contract Spy = Stock(756733, "SPY");
    private static readonly Contract Euro = new() { Symbol = "EUR", SecType = "CASH", Exchange = "IDEALPRO", Currency = "USD" };
    private static readonly Contract AppleCfd = new() { Symbol = "AAPL", SecType = "CFD", Exchange = "SMART", Currency = "USD" };
    private static readonly Contract Treasury = new() { Symbol = "US-T", SecType = "BOND", Exchange = "SMART", Currency = "USD" };

    private TwsClient Client => tws.Client;

    public async Task RunAsync()
    {
        await SessionAsync();
        await ContractsAsync();
        await QuotesAsync();
        await StreamsAsync();
        await HistoryAsync();
        await AccountsAsync();
        await NewsAsync();
        await ResearchAsync();
        await OptionsAsync();
        await OrdersAsync();
    }

    private async Task SessionAsync()
    {
        (await Soon(Client.CurrentTimeAsync())).Should().BeAfter(DateTimeOffset.UnixEpoch);
        (await Soon(Client.CurrentTimeInMillisAsync())).Should().BeAfter(DateTimeOffset.UnixEpoch);
        await Soon(Client.SetServerLogLevelAsync(5));
        await SendAsync(new ReqIdsRequest());
        await SendAsync(new ReqManagedAcctsRequest());
        // For licensed programs: no member of the API sends these.
        await SendAsync(new VerifyRequest("name", "1.0"));
        await SendAsync(new VerifyMessageRequest("data"));
        await SendAsync(new VerifyAndAuthRequest("name", "1.0", "key"));
        await SendAsync(new VerifyAndAuthMessageRequest("data", "response"));
        await tap.ReceivedAsync(MessageIds.VerifyAndAuthCompleted);
    }

    private async Task ContractsAsync()
    {
        (await Soon(Client.Contracts.MatchingSymbolsAsync("AAPL"))).Should().NotBeEmpty();
        (await Soon(Client.Contracts.DetailsAsync(Apple))).Items.Should().ContainSingle();
        (await Soon(Client.Contracts.DetailsAsync(Treasury))).Items.Should().ContainSingle().Which.Coupon.Should().BePositive();
    }

    private async Task NewsAsync()
    {
        var providers = (await Soon(Client.News.ProvidersAsync())).Select(provider => provider.Code).ToList();
        var history = await Soon(Client.News.HistoryAsync(Apple.ConId, providers, totalResults: 1));
        var headline = history.Headlines.Should().ContainSingle().Subject;
        (await Soon(Client.News.ArticleAsync(headline.ProviderCode, headline.ArticleId))).Text.Should().NotBeEmpty();
        (await FirstAsync(Client.News.StreamTickNewsAsync(Apple, providers))).ArticleId.Should().NotBeEmpty();
        (await FirstAsync(Client.News.StreamBroadtapeAsync(providers))).Headline.Should().NotBeEmpty();
        lock (tws.Server.Simulation.Gate)
            tws.Server.Simulation.Bulletins.Tell("the exchange is open");
        (await FirstAsync(Client.News.StreamBulletinsAsync(allMessages: true))).Text.Should().NotBeEmpty();
        await Soon(Client.News.BulletinsAsync());
    }

    private async Task ResearchAsync()
    {
        var scan = new ScannerSubscription { Instrument = "STK", LocationCode = "STK.US.MAJOR", ScanCode = "MOST_ACTIVE", NumberOfRows = 5 };
        (await Soon(Client.Scanner.ParametersAsync())).Should().Contain("TOP_PERC_GAIN");
        (await Soon(Client.Scanner.ScanAsync(scan))).Should().HaveCount(5);
        (await FirstAsync<IReadOnlyList<ScanRow>>(Client.Scanner.StreamAsync(scan with { ScanCode = "TOP_PERC_GAIN" }))).Should().HaveCount(5);

        var fundamentals = Client.Fundamentals;
        var events = new WshEventFilter { ConId = Apple.ConId, StartDate = "20260101", EndDate = "20261231", TotalLimit = 3 };
        await GiveUpAsync(RequestIds.ReqFundamentalData, MessageIds.FundamentalData, RequestIds.CancelFundamentalData, stop => fundamentals.ReportAsync(Apple, "RESC", stop));
        await GiveUpAsync(RequestIds.ReqWshMetaData, MessageIds.WshMetaData, RequestIds.CancelWshMetaData, stop => fundamentals.WshMetaDataAsync(stop));
        (await Soon(fundamentals.ReportAsync(Apple, "ReportSnapshot"))).Should().StartWith("<");
        (await Soon(fundamentals.WshMetaDataAsync())).Should().StartWith("{");
        await GiveUpAsync(RequestIds.ReqWshEventData, MessageIds.WshEventData, RequestIds.CancelWshEventData, stop => fundamentals.WshEventsAsync(events, stop));
        (await Soon(fundamentals.WshEventsAsync(events))).Should().StartWith("[");

        (await Soon(Client.DisplayGroups.GroupsAsync())).Should().Equal(1, 2, 3, 4);
        (await Soon(Client.DisplayGroups.ShowAsync(1, "265598@SMART"))).Should().Be("265598@SMART");
        (await FirstAsync(Client.DisplayGroups.StreamAsync(1))).Should().Be("265598@SMART");
        await tap.RequestedAsync(RequestIds.UnsubscribeFromGroupEvents);
    }

    private static Contract Stock(int conId, string symbol) => new() { ConId = conId, Symbol = symbol, SecType = "STK", Exchange = "SMART", Currency = "USD" };

    private ValueTask SendAsync(ITwsRequest request) => tws.Connection.Session.SendAsync(request, CancellationToken.None);

    /// <summary>Asks what is never answered, gives up once the question is on the wire, and sees it withdrawn.</summary>
    private async Task GiveUpAsync(int request, int answer, int cancel, Func<CancellationToken, Task> ask)
    {
        using var stop = new CancellationTokenSource();
        var before = tap.Requests.GetValueOrDefault(request);
        tws.Server.Faults.OmitEnd(answer);
        var asking = ask(stop.Token);
        await tap.RequestedAsync(request, before + 1);
        await stop.CancelAsync();
        await FluentActions.Awaiting(() => Soon(asking)).Should().ThrowAsync<OperationCanceledException>();
        await tap.RequestedAsync(cancel);
        tws.Server.Faults.Restore(answer);
    }

    private static Task Soon(Task task) => task.WaitAsync(SimulatedTws.Limit);

    private static Task<T> Soon<T>(Task<T> task) => task.WaitAsync(SimulatedTws.Limit);

    /// <summary>The first value that is wanted; then the stream is left.</summary>
    private static async Task<T> FirstAsync<T>(IAsyncEnumerable<StreamItem<T>> stream, Func<T, bool>? wanted = null)
    {
        using var deadline = new CancellationTokenSource(SimulatedTws.Limit);
        await foreach (var item in stream.WithCancellation(deadline.Token))
        {
            if (item is StreamItem<T>.Update { Value: var value } && wanted?.Invoke(value) != false)
                return value;
        }
        throw new InvalidOperationException("The stream has ended.");
    }
}
