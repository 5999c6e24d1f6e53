using Gateway.Tests.Support;
using Gateway.Trading.Policy;
using Gateway.Tws.Messages.Accounts;
using Gateway.Tws.Requests.Accounts;

namespace Gateway.Tests.Trading.Policy;

/// <summary>What TWS does not tell of an account in time is not known: an order that needs it is refused, it does not wait for ever.</summary>
[TestFixture]
public sealed class AccountFiguresTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly Rates _rates = new();
    private TwsApiFixture _tws = null!;
    private AccountFigures _figures = null!;

    [SetUp]
    public void SetUp()
    {
        _tws = new TwsApiFixture();
        _figures = new AccountFigures(_tws.Client, _rates, _tws.Clock);
    }

    [TearDown]
    public async Task TearDownAsync() => await _tws.DisposeAsync();

    [Test]
    public async Task OfAsync_TwsIsSilent_IsNotKnown() => (await SilentAsync(_figures.OfAsync("DU1", CancellationToken.None))).Should().BeNull();

    [Test]
    public async Task DailyPnLAsync_TwsIsSilent_IsNotKnown() => (await SilentAsync(_figures.DailyPnLAsync("DU1", CancellationToken.None))).Should().BeNull();

    [Test]
    public async Task DailyPnLAsync_TwsTells_IsTheDays()
    {
        _tws.Answer = request =>
        {
            if (request is ReqPnLRequest asked)
                _tws.Session.Tell(new PnLMessage(asked.RequestId, -12.5m, null, null));
        };

        (await _figures.DailyPnLAsync("DU1", CancellationToken.None).PromptlyAsync("the day's figure")).Should().Be(-12.5m);
    }

    [TestCase("EUR", 1)]
    [TestCase("USD", 0.85)]
    [TestCase("CHF", 1.05)]
    [TestCase("JPY", null)]
    public async Task RateAsync_Currency_IsTheAccountsOwnElseTheMarkets(string currency, double? expected)
    {
        var account = new AccountFigure(1000, "EUR", new Dictionary<string, decimal> { ["USD"] = 0.85m });

        (await _figures.RateAsync(account, currency, CancellationToken.None)).Should().Be((decimal?)expected);
    }

    private async Task<T> SilentAsync<T>(Task<T> asking)
    {
        await _tws.Clock.TimerSetAsync(Patience).PromptlyAsync("a limit to the wait");
        _tws.Clock.Advance(Patience);
        return await asking.PromptlyAsync("an answer without TWS");
    }

    private sealed class Rates : ICurrencyRates
    {
        public Task<decimal?> FindAsync(string from, string to) => Task.FromResult<decimal?>((from, to) == ("CHF", "EUR") ? 1.05m : null);
    }
}
