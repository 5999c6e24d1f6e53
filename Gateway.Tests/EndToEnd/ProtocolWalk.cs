using Gateway.Tests.Support;

namespace Gateway.Tests.EndToEnd;

/// <summary>Goes through every member of the typed API, so that every request is sent and every message comes.</summary>
/// <remarks>Requests that no member sends go out as they are over the same session.</remarks>
internal sealed class ProtocolWalk(SimulatedTws tws, WireTap tap)
{
    public async Task RunAsync()
    {
        WalkStage[] stages =
        [
            new SessionStage(tws, tap),
            new MarketStage(tws, tap),
            new AccountStage(tws, tap),
            new ResearchStage(tws, tap),
            new TradingStage(tws, tap),
        ];
        foreach (var stage in stages)
            await stage.RunAsync();
    }
}
