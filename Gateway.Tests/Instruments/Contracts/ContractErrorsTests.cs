using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Tests.Support;
using Gateway.Tws.Messages.Contracts;
using Gateway.Tws.Model;
using Gateway.Tws.Requests.Contracts;

namespace Gateway.Tests.Instruments.Contracts;

/// <summary>What TWS is asked for a contract, and the errors of one that names none or several instruments.</summary>
[TestFixture]
[Category("Unit")]
public sealed class ContractErrorsTests
{
    private static readonly string[] Days = ["20261204", "20261218", "20261231"];
    private static readonly decimal[] Strikes = [195m, 200m, 205m];

    private static readonly Contract Nasdaq = new()
    {
        ConId = 268084,
        Symbol = "CSCO",
        SecType = "STK",
        Exchange = "SMART",
        PrimaryExch = "NASDAQ",
        Currency = "USD",
        LocalSymbol = "CSCO",
    };

    private TwsApiFixture _tws = null!;
    private ContractResolver _resolver = null!;

    /// <summary>What TWS lists.</summary>
    private List<Contract> _listed = null!;

    [SetUp]
    public void SetUp()
    {
        _tws = new TwsApiFixture();
        _resolver = new ContractResolver(_tws.Client, _tws.Clock);
        _listed = [Nasdaq];
        _tws.Answer = request =>
        {
            if (request is ReqContractDetailsRequest details)
                Answer(details);
            else if (request is ReqMatchingSymbolsRequest search)
                _tws.Session.Tell(new SymbolSamplesMessage(
                    search.RequestId, [.. _listed.Where(one => one.Symbol.StartsWith(search.Pattern[..1], StringComparison.Ordinal)).Select(one =>
                        new ContractDescription(one with { Exchange = "", Description = "CISCO SYSTEMS INC" }, []))]));
        };
    }

    [TearDown]
    public async Task TearDown() => await _tws.DisposeAsync();

    [TestCase("OPT", "", "*conid:268084*has secType STK, not OPT*")]
    [TestCase("", "EUR", "*conid:268084*has currency USD, not EUR*")]
    public void CheckId_AFieldThatIsNotTrueOfTheInstrument_IsRefused(string secType, string currency, string message)
    {
        var check = () => ContractErrors.CheckId(new Contract { ConId = 268084, SecType = secType, Currency = currency }, Nasdaq);

        check.Should().Throw<ToolException>().WithMessage(message);
    }

    [Test]
    public async Task Resolve_NoSuchStock_SaysWhatWasAskedAndWhatMayBeMeant()
    {
        var error = await FailAsync("cisco");

        error.Should().BeEquivalentTo(new { Kind = ToolErrorKind.Failed, Code = "200", Retryable = false });
        error.Message.Should().Be("No instrument fits stock CISCO (SMART, USD): No security definition");
        error.Hint.Should().Be("Did you mean CSCO (CISCO SYSTEMS INC, STK NASDAQ USD)?");
        error.Choices.Should().Equal(new ErrorChoice("CSCO", "CISCO SYSTEMS INC, STK NASDAQ USD"));
        _tws.Sent<ReqMatchingSymbolsRequest>().Should().ContainSingle();
    }

    [Test]
    public async Task Resolve_NothingLikeIt_SaysHowToSearch()
    {
        var error = await FailAsync("ZZZZ");

        error.Hint.Should().Contain("ibkr_search_symbols");
        error.Choices.Should().BeNull();
    }

    [Test]
    public async Task Resolve_StockListedTwice_NamesEachByItsListing()
    {
        _listed.Add(Nasdaq with { ConId = 9, PrimaryExch = "MEXI", Currency = "USD" });

        var error = await FailAsync("CSCO");

        error.Kind.Should().Be(ToolErrorKind.InvalidArguments);
        error.Message.Should().Be("contract: must name one instrument; 2 fit stock CSCO (SMART, USD); example: CSCO@NASDAQ");
        error.Choices!.Select(choice => choice.Value).Should().Equal("CSCO@NASDAQ", "CSCO@MEXI/USD");
    }

    [Test]
    public async Task Resolve_PairTheOtherWayRound_IsNotTurnedSilently()
    {
        _listed.Add(new Contract { ConId = 12087792, Symbol = "EUR", SecType = "CASH", Exchange = "IDEALPRO", Currency = "USD", LocalSymbol = "EUR.USD" });

        var error = await FailAsync("USD.EUR");

        error.Hint.Should().Be("Did you mean EUR.USD (quoted the other way round, EUR CASH IDEALPRO USD)?");
    }

    [Test]
    public async Task Resolve_OptionOfAnotherDay_NamesTheNearest()
    {
        _listed.AddRange(Days.Select((day, i) => Option(100 + i, day, 200)));

        (await FailAsync("AAPL 20261219 200 C")).Choices!.Select(choice => choice.Value)
            .Should().Equal("AAPL 20261218 200 C", "AAPL 20261231 200 C", "AAPL 20261204 200 C");
    }

    [Test]
    public async Task Resolve_OptionOfAnotherStrike_NamesTheNearest()
    {
        _listed.AddRange(Strikes.Select((strike, i) => Option(100 + i, "20261218", strike)));

        (await FailAsync("AAPL 20261218 201 C")).Choices!.Select(choice => choice.Value)
            .Should().Equal("AAPL 20261218 200 C", "AAPL 20261218 205 C", "AAPL 20261218 195 C");
    }

    [TestCase("AAPL  261219C00200000")]
    [TestCase("AAPL 20261219 200 C")]
    public async Task Resolve_OptionByItsCode_NamesTheNearest(string text)
    {
        _listed.Add(Option(100, "20261218", 200));

        (await FailAsync(text)).Choices!.Single().Value.Should().Be("AAPL 20261218 200 C");
    }

    [Test]
    public async Task Resolve_OptionOnTheExchangeOfItsStock_GoesBySmart()
    {
        _listed.Add(Option(100, "20261218", 200));
        var asked = new ContractArguments(null, "AAPL", "OPT", "NYSE", null, "20261218", 200, "C").ToContract();

        (await _resolver.ResolveAsync(asked, CancellationToken.None).PromptlyAsync("the option")).Contract.Exchange.Should().Be("SMART");
    }

    [Test]
    public async Task Resolve_LondonsShortName_IsFoundWithItsDot()
    {
        _listed.Add(Nasdaq with { ConId = 7, Symbol = "BP.", PrimaryExch = "LSE", Currency = "GBP" });

        (await _resolver.ResolveAsync(ContractGrammar.Parse("BP.L"), CancellationToken.None).PromptlyAsync("the stock")).Contract.ConId.Should().Be(7);
    }

    [Test]
    public async Task Resolve_FutureByItsCode_IsFoundByItsMonthToo()
    {
        _listed.Add(new Contract
        {
            ConId = 5,
            Symbol = "ZC",
            SecType = "FUT",
            Exchange = "CBOT",
            Currency = "USD",
            LocalSymbol = "ZC   DEC 26",
            LastTradeDateOrContractMonth = "202612",
        });

        (await _resolver.ResolveAsync(ContractGrammar.Parse("ZCZ6"), CancellationToken.None).PromptlyAsync("the future")).Contract.ConId.Should().Be(5);
    }

    [TestCase("BRKB")]
    [TestCase("BRK.B")]
    [TestCase("BRK-B")]
    public async Task Resolve_ShareClass_IsFoundInAnySpelling(string text)
    {
        _listed.Add(Nasdaq with { ConId = 72063691, Symbol = "BRK B", PrimaryExch = "NYSE" });

        (await _resolver.ResolveAsync(ContractGrammar.Parse(text), CancellationToken.None).PromptlyAsync("the stock")).Contract.ConId.Should().Be(72063691);
    }

    [Test]
    public async Task Resolve_VenueOfAnOrder_IsAskedForAndKept()
    {
        var contract = (await _resolver.ResolveAsync(ContractGrammar.Parse("CSCO@OVERNIGHT"), CancellationToken.None).PromptlyAsync("the stock")).Contract;

        contract.Exchange.Should().Be("OVERNIGHT");
        ContractText.RouteOf(contract).Should().Be("directly to OVERNIGHT");
        ContractText.RouteOf(Nasdaq).Should().Be("SMART; NASDAQ is where it is listed");
    }

    private static Contract Option(int conId, string day, decimal strike) => new()
    {
        ConId = conId,
        Symbol = "AAPL",
        SecType = "OPT",
        Exchange = "SMART",
        Currency = "USD",
        LastTradeDateOrContractMonth = day,
        Strike = strike,
        Right = "C",
        TradingClass = "AAPL",
    };

    private async Task<ToolError> FailAsync(string text)
    {
        var resolve = () => _resolver.ResolveAsync(ContractGrammar.Parse(text), CancellationToken.None).PromptlyAsync("the error");
        return (await resolve.Should().ThrowAsync<ToolException>()).Which.Error;
    }

    private void Answer(ReqContractDetailsRequest request)
    {
        var asked = request.Contract;
        var found = _listed.Where(one =>
            (asked.ConId == 0 || asked.ConId == one.ConId)
            && (asked.Symbol.Length == 0 || asked.Symbol == one.Symbol)
            && (asked.SecType.Length == 0 || asked.SecType == one.SecType)
            && (asked.LocalSymbol.Length == 0 || asked.LocalSymbol == one.LocalSymbol)
            && (asked.Currency.Length == 0 || asked.Currency == one.Currency)
            && (asked.PrimaryExch.Length == 0 || asked.PrimaryExch == one.PrimaryExch)
            && !(asked.SecType == "OPT" && asked.Exchange == "NYSE")
            && one.LastTradeDateOrContractMonth.StartsWith(asked.LastTradeDateOrContractMonth, StringComparison.Ordinal)
            && (asked.Strike is null || asked.Strike == one.Strike)).ToList();
        if (found.Count == 0)
        {
            _tws.Session.TellError(request.RequestId, 200, "No security definition");
            return;
        }
        foreach (var one in found)
        {
            var details = new ContractDetails { Contract = one with { Exchange = asked.Exchange.Length > 0 ? asked.Exchange : one.Exchange }, LongName = "" };
            _tws.Session.Tell(new ContractDataMessage(request.RequestId, details));
        }
        _tws.Session.Tell(new ContractDataEndMessage(request.RequestId));
    }
}
