using Gateway.Instruments.Contracts;
using Gateway.Tws.Model;

namespace Gateway.Tests.Instruments.Contracts;

/// <summary>What people, models and other programs write, and the contract that TWS is asked for.</summary>
[TestFixture]
[Category("Unit")]
public sealed class ContractPartsTests
{
    // Class shares, preferred shares and listings.
    [TestCase("BRK.B", "BRK B STK SMART USD")]
    [TestCase("BRK/B", "BRK B STK SMART USD")]
    [TestCase("BRK-B", "BRK B STK SMART USD")]
    [TestCase("brk b", "BRK B STK SMART USD")]
    [TestCase("BRK.B@NYSE", "BRK B STK SMART primary NYSE USD")]
    [TestCase("BAC PR L", "BAC PRL STK SMART USD")]
    [TestCase("BAC-PL", "BAC PRL STK SMART USD")]
    [TestCase("$AAPL", "AAPL STK SMART USD")]
    [TestCase("AAPL US", "AAPL STK SMART USD")]
    [TestCase("AAPL US Equity", "AAPL STK SMART USD")]
    [TestCase("AAPL stock", "AAPL STK SMART USD")]
    [TestCase("AAPL USD", "AAPL STK SMART USD")]
    [TestCase("NASDAQ:AAPL", "AAPL STK SMART primary NASDAQ USD")]
    [TestCase("AAPL:NASDAQ", "AAPL STK SMART primary NASDAQ USD")]
    [TestCase("AAPL NASDAQ", "AAPL STK SMART primary NASDAQ USD")]
    [TestCase("AAPL@ISLAND", "AAPL STK SMART primary NASDAQ USD")]
    [TestCase("AAPL@NASDAQ.NMS", "AAPL STK SMART primary NASDAQ USD")]
    [TestCase("AAPL @ XNAS", "AAPL STK SMART primary NASDAQ USD")]
    [TestCase("SPY@NYSEARCA", "SPY STK SMART primary ARCA USD")]
    [TestCase("AAPL@OVERNIGHT", "AAPL STK OVERNIGHT USD")]
    [TestCase("AAPL@IBKRATS", "AAPL STK IBKRATS USD")]
    [TestCase("AAPL@IEX", "AAPL STK IEX USD")]
    [TestCase("AAPL@SMART", "AAPL STK SMART USD")]
    [TestCase("SAP@IBIS", "SAP STK SMART primary IBIS EUR")]
    [TestCase("SAP XETRA", "SAP STK SMART primary IBIS EUR")]
    [TestCase("VOD@LSE", "VOD STK SMART primary LSE GBP")]
    [TestCase("VOD LN", "VOD STK SMART primary LSE GBP")]
    [TestCase("VOD.L", "VOD STK SMART primary LSE GBP")]
    [TestCase("LSE:VOD", "VOD STK SMART primary LSE GBP")]
    [TestCase("SAP.DE", "SAP STK SMART primary IBIS EUR")]
    [TestCase("7203.T", "7203 STK SMART primary TSEJ JPY")]
    [TestCase("7203 JP", "7203 STK SMART primary TSEJ JPY")]
    [TestCase("TSE:7203", "7203 STK SMART primary TSEJ JPY")]
    [TestCase("0700.HK", "700 STK SMART primary SEHK HKD")]
    [TestCase("RY.TO", "RY STK SMART primary TSE CAD")]
    [TestCase("apple", "APPLE STK SMART USD")]
    [TestCase("berkshire hathaway", "BERKSHIRE HATHAWAY STK SMART USD")]
    [TestCase("LINK/USD", "LINK STK SMART USD")]
    // Pairs.
    [TestCase("EURUSD", "EUR CASH IDEALPRO USD")]
    [TestCase("EUR/USD", "EUR CASH IDEALPRO USD")]
    [TestCase("EUR-USD", "EUR CASH IDEALPRO USD")]
    [TestCase("EUR USD", "EUR CASH IDEALPRO USD")]
    [TestCase("eur.usd forex", "EUR CASH IDEALPRO USD")]
    [TestCase("EUR.USD FXCONV", "EUR CASH FXCONV USD")]
    [TestCase("EURUSD=X", "EUR CASH IDEALPRO USD")]
    [TestCase("FX:EURUSD", "EUR CASH IDEALPRO USD")]
    [TestCase("EURUSD Curncy", "EUR CASH IDEALPRO USD")]
    [TestCase("USD.EUR", "USD CASH IDEALPRO EUR")]
    [TestCase("BTC-USD", "BTC CRYPTO PAXOS USD")]
    [TestCase("BTCUSD", "BTC CRYPTO PAXOS USD")]
    [TestCase("BTC/USD", "BTC CRYPTO PAXOS USD")]
    [TestCase("ETH@ZEROHASH", "ETH CRYPTO ZEROHASH USD")]
    [TestCase("DOGE-USD", "DOGE CRYPTO PAXOS USD")]
    [TestCase("XAUUSD", "XAUUSD CMDTY SMART USD")]
    // Indexes.
    [TestCase("SPX Index", "SPX IND CBOE USD")]
    [TestCase("^GSPC", "SPX IND CBOE USD")]
    [TestCase("SPXW", "SPX IND CBOE USD")]
    [TestCase("^VIX", "VIX IND CBOE USD")]
    [TestCase("DAX index", "DAX IND EUREX EUR")]
    // Futures.
    [TestCase("ES Z6", "'ESZ6' FUT CME USD")]
    [TestCase("ESZ6@GLOBEX", "'ESZ6' FUT CME USD")]
    [TestCase("ESZ26", "ES FUT 202612 CME USD")]
    [TestCase("ESZ2026", "ES FUT 202612 CME USD")]
    [TestCase("ES Dec 2026", "ES FUT 202612 CME USD")]
    [TestCase("ES DEC 26", "ES FUT 202612 CME USD")]
    [TestCase("ES dec26", "ES FUT 202612 CME USD")]
    [TestCase("ES 2026-12", "ES FUT 202612 CME USD")]
    [TestCase("ES 12/2026", "ES FUT 202612 CME USD")]
    [TestCase("ES 202612 GLOBEX", "ES FUT 202612 CME USD")]
    [TestCase("ZC 202612 ECBOT", "ZC FUT 202612 CBOT USD")]
    [TestCase("ES CME", "ES FUT CME USD")]
    [TestCase("ES future 202612", "ES FUT 202612 CME USD")]
    [TestCase("ES1!", "ES CONTFUT CME USD")]
    [TestCase("CME_MINI:ES1!", "ES CONTFUT CME USD")]
    [TestCase("ES=F", "ES CONTFUT CME USD")]
    [TestCase("/ES", "ES CONTFUT CME USD")]
    [TestCase("/ESZ26", "ES FUT 202612 CME USD")]
    [TestCase("6E 202612", "EUR FUT 202612 CME class 6E USD")]
    [TestCase("VX 202612", "VIX FUT 202612 CFE class VX USD")]
    [TestCase("FDAX 202612 EUREX", "DAX FUT 202612 EUREX class FDAX EUR")]
    // Options.
    [TestCase("SPXW 20261204 5400 C", "SPX OPT 20261204 5400 C SMART class SPXW USD")]
    [TestCase("NDXP 20261204 20000 P", "NDX OPT 20261204 20000 P SMART class NDXP USD")]
    [TestCase("RUTW 20261204 2400 C", "RUT OPT 20261204 2400 C SMART class RUTW USD")]
    [TestCase("VIXW 20261209 20 C", "VIX OPT 20261209 20 C SMART class VIXW USD")]
    [TestCase("SPX 20261218 6000 C", "SPX OPT 20261218 6000 C SMART USD")]
    [TestCase("BRKB  261218C00490000", "'BRKB  261218C00490000' OPT 20261218 490 C SMART USD")]
    [TestCase("BRKB 261218C00490000", "'BRKB  261218C00490000' OPT 20261218 490 C SMART USD")]
    [TestCase("AAPL261218C00200000", "'AAPL  261218C00200000' OPT 20261218 200 C SMART USD")]
    [TestCase("O:AAPL261218C00200000", "'AAPL  261218C00200000' OPT 20261218 200 C SMART USD")]
    [TestCase("SPXW  261204C05400000", "SPX 'SPXW  261204C05400000' OPT 20261204 5400 C SMART class SPXW USD")]
    [TestCase(".AAPL261218C200", "AAPL OPT 20261218 200 C SMART USD")]
    [TestCase("BRK.B 20261218 490 C", "BRK B OPT 20261218 490 C SMART USD")]
    [TestCase("BRK B 20261218 490 C", "BRK B OPT 20261218 490 C SMART USD")]
    [TestCase("AAPL Dec 18 2026 200 call", "AAPL OPT 20261218 200 C SMART USD")]
    [TestCase("AAPL Dec18'26 200 CALL", "AAPL OPT 20261218 200 C SMART USD")]
    [TestCase("AAPL 18DEC26 200 P", "AAPL OPT 20261218 200 P SMART USD")]
    [TestCase("AAPL 18 dec 2026 $200 put", "AAPL OPT 20261218 200 P SMART USD")]
    [TestCase("AAPL option 2026-12-18 200 C", "AAPL OPT 20261218 200 C SMART USD")]
    [TestCase("AAPL 2026/12/18 200 C", "AAPL OPT 20261218 200 C SMART USD")]
    [TestCase("ESZ6 C6000", "'ESZ6 C6000' FOP 6000 C CME USD")]
    [TestCase("ESZ6   C6000", "'ESZ6 C6000' FOP 6000 C CME USD")]
    [TestCase("ESZ26 6000 C", "'ESZ6 C6000' FOP 6000 C CME USD")]
    [TestCase("EW3 20261218 6000 P", "ES FOP 20261218 6000 P CME class EW3 USD")]
    // Ids.
    [TestCase("conid 265598", "#265598")]
    [TestCase("conid:265598@NASDAQ", "#265598 NASDAQ")]
    [TestCase("IBCID590104502", "#590104502")]
    [TestCase("US0378331005", "ISIN=US0378331005 STK SMART")]
    [TestCase("isin:DE0007164600@IBIS/EUR", "ISIN=DE0007164600 STK SMART primary IBIS EUR")]
    public void ToContract_Text_IsUnderstood(string text, string expected) => Show(ContractGrammar.Parse(text)).Should().Be(expected);

    [TestCase("""{"symbol":"BRK.B","secType":"STK"}""", "BRK B STK SMART USD")]
    [TestCase("""{"symbol":"BRK.B"}""", "BRK B STK SMART USD")]
    [TestCase("""{"symbol":"EUR.USD","secType":"CASH"}""", "EUR CASH IDEALPRO USD")]
    [TestCase("""{"symbol":"EURUSD","secType":"forex"}""", "EUR CASH IDEALPRO USD")]
    [TestCase("""{"symbol":"BTC-USD","secType":"crypto"}""", "BTC CRYPTO PAXOS USD")]
    [TestCase("""{"symbol":"SPX"}""", "SPX IND CBOE USD")]
    [TestCase("""{"symbol":"AAPL","exchange":"NASDAQ"}""", "AAPL STK SMART primary NASDAQ USD")]
    [TestCase("""{"symbol":"AAPL","exchange":"NASDAQ","primaryExchange":"NASDAQ"}""", "AAPL STK NASDAQ primary NASDAQ USD")]
    [TestCase("""{"symbol":"AAPL","exchange":"OVERNIGHT"}""", "AAPL STK OVERNIGHT USD")]
    [TestCase("""{"symbol":"AAPL@OVERNIGHT","exchange":"SMART"}""", "AAPL STK OVERNIGHT USD")]
    [TestCase("""{"symbol":"AAPL","secType":"stock","primaryExch":"ISLAND"}""", "AAPL STK SMART primary NASDAQ USD")]
    [TestCase("""{"ticker":"AAPL","type":"equity","ccy":"usd"}""", "AAPL STK SMART USD")]
    [TestCase("""{"symbol":"AAPL","secType":"option","expiry":"2026-12-18","strike":"200","optionType":"call"}""", "AAPL OPT 20261218 200 C SMART USD")]
    [TestCase("""{"symbol":"AAPL","expiration":20261218,"strike":200,"putCall":"PUT"}""", "AAPL OPT 20261218 200 P SMART USD")]
    [TestCase("""{"symbol":"SPX","secType":"OPT","expiry":"18 Dec 2026","strike":"$6,000","right":"call"}""", "SPX OPT 20261218 6000 C SMART USD")]
    [TestCase("""{"symbol":"SPXW","secType":"OPT","lastTradeDate":"20261204","strike":5400,"right":"C"}""", "SPX OPT 20261204 5400 C SMART class SPXW USD")]
    [TestCase("""{"symbol":"ES","secType":"future","expiry":"Dec 2026","exchange":"GLOBEX"}""", "ES FUT 202612 CME USD")]
    [TestCase("""{"symbol":"ESZ6","secType":"FUT"}""", "'ESZ6' FUT CME USD")]
    [TestCase("""{"localSymbol":"ESZ6"}""", "'ESZ6' FUT CME USD")]
    [TestCase("""{"symbol":"ES","localSymbol":"ESZ6"}""", "ES 'ESZ6' FUT CME USD")]
    [TestCase("""{"localSymbol":"BRKB 261218C00490000"}""", "'BRKB  261218C00490000' OPT 20261218 490 C SMART USD")]
    [TestCase("""{"local_symbol":"EUR.USD","sec_type":"CASH"}""", "EUR CASH IDEALPRO USD")]
    [TestCase("""{"symbol":"ES","secType":"FUT","lastTradeDateOrContractMonth":"20261218 08:30:00 US/Central"}""", "ES FUT 20261218 CME USD")]
    [TestCase("""{"conid":265598,"exchange":"NASDAQ"}""", "#265598 NASDAQ")]
    [TestCase("""{"isin":"US0378331005"}""", "ISIN=US0378331005 STK SMART")]
    [TestCase("""{"symbol":"VOD","exchange":"LSE"}""", "VOD STK SMART primary LSE GBP")]
    [TestCase("""{"symbol":"7203","exchange":"TSEJ"}""", "7203 STK SMART primary TSEJ JPY")]
    [TestCase("""{"symbol":"VFIAX","secType":"mutual fund"}""", "VFIAX FUND FUNDSERV USD")]
    [TestCase("""{"symbol":"AAPL","secType":"CFD"}""", "AAPL CFD SMART USD")]
    [TestCase("""{"symbol":"AAPL","secType":null,"exchange":null,"strike":null,"currency":null}""", "AAPL STK SMART USD")]
    [TestCase("""{"symbol":"AAPL","secType":"STK","strike":0,"right":"0","description":"APPLE INC"}""", "AAPL STK SMART USD")]
    [TestCase("\"{\\\"symbol\\\":\\\"BRK.B\\\"}\"", "BRK B STK SMART USD")]
    [TestCase("""["AAPL"]""", "AAPL STK SMART USD")]
    public void ToContract_Object_IsUnderstoodAsTextIs(string json, string expected) =>
        Show(((ContractInput)new ContractArgument().Read(JsonElement.Parse(json))).Contract).Should().Be(expected);

    [TestCase("BRK.B", "STK", "", "", "BRK B STK SMART USD")]
    [TestCase("EURUSD", "", "", "", "EUR CASH IDEALPRO USD")]
    [TestCase("AAPL", "stock", "NASDAQ", "USD", "AAPL STK SMART primary NASDAQ USD")]
    [TestCase("AAPL", "", "OVERNIGHT", "", "AAPL STK OVERNIGHT USD")]
    [TestCase("ES", "futures", "GLOBEX", "", "ES FUT CME USD")]
    [TestCase("ES Z6", "FUT", "", "", "'ESZ6' FUT CME USD")]
    [TestCase("SAP", "", "XETRA", "", "SAP STK SMART primary IBIS EUR")]
    public void ToContract_FlatArguments_AreUnderstoodAsTextIs(string symbol, string secType, string exchange, string currency, string expected) =>
        Show(new ContractArguments(null, symbol, secType, exchange, currency).ToContract()).Should().Be(expected);

    [TestCase("AAPL 12/18/2026 200 C", "*year-month-day*12/18/2026*")]
    [TestCase("AAPL Dec 18 200 C", "*day, month and year*")]
    [TestCase("AAPL 20260231 200 C", "*")]
    [TestCase("NOSUCHPLACE:AAPL", "*'NOSUCHPLACE' is not the name of an exchange*")]
    [TestCase("EUR CASH EUR", "*two currencies*")]
    public void Parse_Ambiguous_IsRefusedWithTheRule(string text, string message)
    {
        var parse = () => ContractGrammar.Parse(text);

        parse.Should().Throw<FormatException>().WithMessage(message);
    }

    [TestCase("""{"symbol":"AAPL","secType":"XXX"}""", "*secType is one of*not 'XXX'*")]
    [TestCase("""{"symbol":"AAPL","ticker":"MSFT"}""", "*one symbol*'ticker'*")]
    [TestCase("""{"symbol":"ESZ26","secType":"FUT","expiry":"202609"}""", "*symbol and expiration agree*")]
    [TestCase("""{"symbol":"AAPL","secType":"OPT","right":"X"}""", "*right is C (call) or P (put)*")]
    [TestCase("""{"symbol":"AAPL","secType":"OPT","expiry":"soon"}""", "*an expiration such as 2026-12-18*'soon'*")]
    [TestCase("""{"symbol":"700"}""", "*conid:700*")]
    [TestCase("""{"symbol":"AAPL","secType":"OPT","strike":"1,5"}""", "*strike is a number; '1,5' can mean 1.5 or 15*")]
    public void Read_WrongObject_NamesTheField(string json, string message)
    {
        var read = () => new ContractArgument().Read(JsonElement.Parse(json));

        read.Should().Throw<FormatException>().WithMessage(message);
    }

    private static string Show(Contract contract)
    {
        if (contract.ConId > 0)
            return FormattableString.Invariant($"#{contract.ConId} {contract.Exchange}").Trim();
        string[] parts =
        [
            contract.SecIdType.Length > 0 ? $"{contract.SecIdType}={contract.SecId}" : "", contract.Symbol,
            contract.LocalSymbol.Length > 0 ? $"'{contract.LocalSymbol}'" : "", contract.SecType, contract.LastTradeDateOrContractMonth,
            contract.Strike?.ToString(CultureInfo.InvariantCulture) ?? "", contract.Right, contract.Exchange,
            contract.PrimaryExch.Length > 0 ? $"primary {contract.PrimaryExch}" : "", contract.TradingClass.Length > 0 ? $"class {contract.TradingClass}" : "",
            contract.Currency,
        ];
        return string.Join(' ', parts.Where(part => part.Length > 0));
    }
}
