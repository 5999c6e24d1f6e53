using Gateway.Configuration;
using Gateway.Instruments.Contracts;
using Gateway.Trading.Policy;
using Gateway.Tws.Api;

namespace Gateway.Tests.Support;

/// <summary>The stage of limits for tests that put the order path together by hand.</summary>
internal static class TestPolicy
{
    /// <param name="options">Nothing is limited, and so nothing asked of TWS, when absent.</param>
    public static PolicyStage StageOf(TwsClient client, ContractResolver resolver, TimeProvider clock, PolicyOptions? options = null)
    {
        var ledger = new PolicyLedger(new NoUsage(), clock);
        var values = new ContractValues(resolver);
        var reader = new FactReader(
            client, values, new MarketViews(client, values, clock), new AccountFigures(client, new NoRates(), clock), new OpenTrades(client, clock), ledger);
        return new PolicyStage(options ?? PolicyOptions.Unlimited, reader, ledger);
    }

    private sealed class NoRates : ICurrencyRates
    {
        public Task<decimal?> FindAsync(string from, string to) => Task.FromResult<decimal?>(null);
    }
}

/// <summary>A gateway that has sent nothing before.</summary>
internal sealed class NoUsage : IPolicyUsage
{
    public DayUsage? Of(string account, string? caller, DateTimeOffset since) => default(DayUsage);
}
