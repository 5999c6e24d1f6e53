using Gateway.Tests.Support;
using Gateway.Tws.Model;
using TwsSimulator.Session;

namespace Gateway.Tests.EndToEnd;

/// <summary>News, scanner, fundamental data and calendar, display groups.</summary>
internal sealed class ResearchStage(SimulatedTws tws, WireTap tap) : WalkStage(tws, tap)
{
    public override async Task RunAsync()
    {
        await NewsAsync();
        await ResearchAsync();
    }

    private async Task NewsAsync()
    {
        var providers = (await Soon(Client.News.ProvidersAsync())).Select(provider => provider.Code).ToList();
        var history = await Soon(Client.News.HistoryAsync(Apple.ConId, providers, totalResults: 1));
        var headline = history.Headlines.Should().ContainSingle().Subject;
        (await Soon(Client.News.ArticleAsync(headline.ProviderCode, headline.ArticleId))).Text.Should().NotBeEmpty();
        (await FirstAsync(Client.News.StreamTickNewsAsync(Apple, providers))).ArticleId.Should().NotBeEmpty();
        (await FirstAsync(Client.News.StreamBroadtapeAsync(providers))).Headline.Should().NotBeEmpty();
        lock (Tws.Server.Simulation.Gate)
            Tws.Server.Simulation.Bulletins.Tell("the exchange is open");
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
        await GiveUpAsync(
            RequestIds.ReqFundamentalData, MessageIds.FundamentalData, RequestIds.CancelFundamentalData,
            stop => fundamentals.ReportAsync(Apple, "RESC", stop));
        await GiveUpAsync(
            RequestIds.ReqWshMetaData, MessageIds.WshMetaData, RequestIds.CancelWshMetaData, stop => fundamentals.WshMetaDataAsync(stop));
        (await Soon(fundamentals.ReportAsync(Apple, "ReportSnapshot"))).Should().StartWith("<");
        (await Soon(fundamentals.WshMetaDataAsync())).Should().StartWith("{");
        await GiveUpAsync(
            RequestIds.ReqWshEventData, MessageIds.WshEventData, RequestIds.CancelWshEventData, stop => fundamentals.WshEventsAsync(events, stop));
        (await Soon(fundamentals.WshEventsAsync(events))).Should().StartWith("[");

        (await Soon(Client.DisplayGroups.GroupsAsync())).Should().Equal(1, 2, 3, 4);
        (await Soon(Client.DisplayGroups.ShowAsync(1, "265598@SMART"))).Should().Be("265598@SMART");
        (await FirstAsync(Client.DisplayGroups.StreamAsync(1))).Should().Be("265598@SMART");
        await Tap.RequestedAsync(RequestIds.UnsubscribeFromGroupEvents);
    }
}
