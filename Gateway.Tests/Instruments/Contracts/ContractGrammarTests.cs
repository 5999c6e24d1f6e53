using FsCheck;
using FsCheck.Fluent;
using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Tws.Model;

namespace Gateway.Tests.Instruments.Contracts;

[TestFixture]
public sealed class ContractGrammarTests
{
    [TestCase("AAPL", "AAPL STK SMART  USD")]
    [TestCase("aapl", "AAPL STK SMART  USD")]
    [TestCase("AAPL@NASDAQ/USD", "AAPL STK SMART NASDAQ USD")]
    [TestCase("SAP@IBIS/EUR", "SAP STK SMART IBIS EUR")]
    [TestCase("BRK.B", "BRK B STK SMART  USD")]
    [TestCase("BRK B", "BRK B STK SMART  USD")]
    [TestCase("EUR.USD", "EUR CASH IDEALPRO  USD")]
    [TestCase("usd/jpy", "USD CASH IDEALPRO  JPY")]
    [TestCase("BTC", "BTC CRYPTO PAXOS  USD")]
    [TestCase("BTC.USD", "BTC CRYPTO PAXOS  USD")]
    [TestCase("BTC STK", "BTC STK SMART  USD")]
    [TestCase("SPX", "SPX IND CBOE  USD")]
    [TestCase("AAPL CFD", "AAPL CFD SMART  USD")]
    public void Parse_Spot_IsRead(string text, string expected)
    {
        var contract = ContractGrammar.Parse(text);

        $"{contract.Symbol} {contract.SecType} {contract.Exchange} {contract.PrimaryExch} {contract.Currency}".Should().Be(expected);
    }

    [TestCase("AAPL 20261218 200 C", "AAPL OPT 20261218 200 C SMART")]
    [TestCase("AAPL 2026-12-18 C200", "AAPL OPT 20261218 200 C SMART")]
    [TestCase("AAPL 20261218 200.5P", "AAPL OPT 20261218 200.5 P SMART")]
    [TestCase("AAPL 202612 PUT 200", "AAPL OPT 202612 200 P SMART")]
    [TestCase("AAPL  261218C00200500", " OPT 20261218 200.5 C SMART")]
    [TestCase("AAPL261218P00200000", " OPT 20261218 200 P SMART")]
    [TestCase("SPXW  261218C06000000", "SPX OPT 20261218 6000 C SMART")]
    [TestCase("es CONT cme", "ES CONTFUT    CME")]
    [TestCase("ES 202612 CME", "ES FUT 202612   CME")]
    [TestCase("ES 202612", "ES FUT 202612   CME")]
    [TestCase("CL 20261120", "CL FUT 20261120   NYMEX")]
    [TestCase("FDAX 202612 EUREX", "DAX FUT 202612   EUREX")]
    [TestCase("ES cont", "ES CONTFUT    CME")]
    [TestCase("ES 202612 6000 C", "ES FOP 202612 6000 C CME")]
    public void Parse_Derivative_IsRead(string text, string expected)
    {
        var contract = ContractGrammar.Parse(text);

        FormattableString.Invariant($"{contract.Symbol} {contract.SecType} {contract.LastTradeDateOrContractMonth} {contract.Strike} {contract.Right} {contract.Exchange}")
            .Should().Be(expected);
    }

    [Test]
    public void Parse_Ids_AreRead()
    {
        ContractGrammar.Parse("conid:265598").ConId.Should().Be(265598);
        ContractGrammar.Parse("CONID: 265598@ARCA").Exchange.Should().Be("ARCA");
        ContractGrammar.Parse("isin:US0378331005").Should().BeEquivalentTo(new { SecIdType = "ISIN", SecId = "US0378331005" });
        ContractGrammar.Parse("ESZ6").Should().BeEquivalentTo(new { LocalSymbol = "ESZ6", SecType = "FUT", Exchange = "CME", Symbol = "" });
    }

    [Test]
    public void Parse_WeeklyIndexOption_KeepsItsTradingClass() => ContractGrammar.Parse("SPXW261218C06000000").TradingClass.Should().Be("SPXW");

    [TestCase("7203@TSEJ/JPY", "7203 STK SMART TSEJ JPY")]
    [TestCase("700@SEHK/HKD", "700 STK SMART SEHK HKD")]
    public void Parse_DigitsWithAnExchange_AreASymbol(string text, string expected)
    {
        var contract = ContractGrammar.Parse(text);

        $"{contract.Symbol} {contract.SecType} {contract.Exchange} {contract.PrimaryExch} {contract.Currency}".Should().Be(expected);
    }

    [Test]
    public void Read_ObjectOfEveryMember_KeepsThem()
    {
        var contract = ((ContractInput)new ContractArgument().Read(JsonElement.Parse(
            """
            {"symbol":"ES","secType":"FUT","exchange":"CME","lastTradeDateOrContractMonth":"202506","multiplier":"50","tradingClass":"ES",
             "localSymbol":"ESM5","includeExpired":true,"secIdType":"isin","secId":"X"}
            """))).Contract;

        contract.Should().BeEquivalentTo(new
        {
            IncludeExpired = true,
            Multiplier = "50",
            TradingClass = "ES",
            LocalSymbol = "ESM5",
            SecIdType = "ISIN",
            SecId = "X",
            LastTradeDateOrContractMonth = "202506",
        });
    }

    [Test]
    public void Read_Combination_HasLegsWithDefaults()
    {
        var contract = ((ContractInput)new ContractArgument().Read(JsonElement.Parse(
            """{"symbol":"SPY","comboLegs":[{"conId":1,"action":"buy"},{"conId":2,"ratio":3,"action":"SELL","exchange":"cboe"}]}"""))).Contract;

        contract.SecType.Should().Be("BAG");
        contract.ComboLegs.Should().BeEquivalentTo(new object[]
        {
            new { ConId = 1, Ratio = 1, Action = "BUY", Exchange = "SMART" },
            new { ConId = 2, Ratio = 3, Action = "SELL", Exchange = "CBOE" },
        });
    }

    [TestCase("265598")]
    [TestCase(" 7203 ")]
    public void Parse_DigitsAlone_AreRefusedWithBothMeanings(string text)
    {
        var parse = () => ContractGrammar.Parse(text);

        parse.Should().Throw<FormatException>().WithMessage($"conid:{text.Trim()} for IB's id, or a symbol with*");
    }

    [TestCase("")]
    [TestCase("   ")]
    [TestCase("conid:abc")]
    [TestCase("conid:99999999999")]
    [TestCase("AAPL 20261218 C")]
    [TestCase("AAPL 200 C")]
    [TestCase("AAPL 20261218 200 C ? ")]
    [TestCase("ÄPL")]
    [TestCase("AAPL\n")]
    [TestCase("@NASDAQ")]
    public void Parse_Nonsense_IsNamedAsSuch(string text)
    {
        var parse = () => ContractGrammar.Parse(text.Length > 4 && text.EndsWith('\n') ? text + "X" : text);

        parse.Should().Throw<FormatException>();
    }

    [Test]
    public void Parse_AnyText_NeverFailsOtherwise() =>
        Prop.ForAll<string>(text =>
        {
            try
            {
                return ContractGrammar.Parse(text ?? string.Empty) is not null;
            }
            catch (FormatException)
            {
                return true;
            }
        }).QuickCheckThrowOnFailure();

    [TestCase("""{"symbol":"ES","secType":"FUT","lastTradeDateOrContractMonth":"202612"}""", "ES FUT CME USD")]
    [TestCase("""{"symbol":"AAPL"}""", "AAPL STK SMART USD")]
    [TestCase("""{"SYMBOL":"EUR","SecType":"cash","currency":"usd"}""", "EUR CASH IDEALPRO USD")]
    [TestCase("\"{\\\"symbol\\\":\\\"AAPL\\\"}\"", "AAPL STK SMART USD")]
    public void Read_Object_IsCompleted(string json, string expected)
    {
        var contract = ((ContractInput)new ContractArgument().Read(JsonElement.Parse(json))).Contract;

        $"{contract.Symbol} {contract.SecType} {contract.Exchange} {contract.Currency}".Should().Be(expected);
    }

    [TestCase("""{"simbol":"AAPL"}""", "*unknown field 'simbol' (did you mean symbol?)*")]
    [TestCase("""{"secType":"STK"}""", "*a contract with conId, symbol, localSymbol or secId*")]
    [TestCase("""{"symbol":"A","secType":"XXX"}""", "*secType is one of*not 'XXX'*")]
    [TestCase("""{"symbol":"A","strike":"x"}""", "*whose strike is a number*")]
    [TestCase("""{"symbol":"A","comboLegs":[{"conId":1}]}""", "*comboLegs each have conId*")]
    [TestCase("true", "*a contract such as*")]
    public void Read_WrongObject_IsNamed(string json, string message)
    {
        var read = () => new ContractArgument().Read(JsonElement.Parse(json));

        read.Should().Throw<FormatException>().WithMessage(message);
    }

    [Test]
    public void ToContract_FlatParts_AreTakenForEveryType()
    {
        Flat("AAPL").Should().BeEquivalentTo(new { SecType = "STK", Exchange = "SMART", Currency = "USD" });
        Flat("EUR.USD", "CASH").Should().BeEquivalentTo(new { Symbol = "EUR", SecType = "CASH", Exchange = "IDEALPRO", Currency = "USD" });
        Flat("EUR", "CASH", "SMART", "USD").Should().BeEquivalentTo(new { Symbol = "EUR", SecType = "CASH", Currency = "USD" });
        Flat("ES", "FUT", expiration: "202612").Should().BeEquivalentTo(new { SecType = "FUT", Exchange = "CME", LastTradeDateOrContractMonth = "202612" });
        Flat("AAPL", "OPT", expiration: "2026-12-18", strike: 200, right: "call").Should().BeEquivalentTo(new { SecType = "OPT", Strike = 200m, Right = "C" });
    }

    [Test]
    public void ToContract_NeitherNorBoth_IsRefused()
    {
        var neither = () => new ContractArguments().ToContract();
        var both = () => new ContractArguments(new ContractInput(new Gateway.Tws.Model.Contract()), "AAPL").ToContract();

        neither.Should().Throw<ToolException>().WithMessage("contract: is required*");
        both.Should().Throw<ToolException>().WithMessage("contract: give either*");
    }

    private static Gateway.Tws.Model.Contract Flat(
        string symbol, string? secType = null, string? exchange = null, string? currency = null, string? expiration = null, decimal? strike = null, string? right = null) =>
        new ContractArguments(null, symbol, secType, exchange, currency, expiration, strike, right).ToContract();
}
