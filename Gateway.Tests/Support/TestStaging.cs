using Gateway.Configuration;
using Gateway.Trading;
using Gateway.Trading.Staging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gateway.Tests.Support;

/// <summary>Staged orders without a gateway around them.</summary>
internal static class TestStaging
{
    public static StagedOrders Orders(OperatorCodes codes, TimeProvider clock, TradingStore? store = null, int mostOfOneCaller = 20) => new(
        codes, new StagedRecords(store ?? new TradingStore(new TradingOptions()), NullLogger<StagedRecords>.Instance),
        new LimitOptions { StagedOrders = mostOfOneCaller }, clock);

    public static StagedOrders Orders(TextWriter console, TimeProvider clock) => Orders(new OperatorCodes(console, clock), clock);

    public static StagedOrder Order(string text, params string[] references) => new()
    {
        Text = text,
        OrderRefs = references,
        Sameness = text,
        Work = new StagedWork(_ => Task.FromResult(new StagedEnd(StagedStatus.Sent, "confirmed", "the result"))),
    };
}
