using Gateway.Handlers;
using Gateway.Instruments.Contracts;

namespace Gateway.Tests.Instruments.Contracts;

/// <summary>Fields next to a text: they add to it, and are refused where they contradict it. The text is "contract" or "symbol".</summary>
[TestFixture]
[Category("Unit")]
public sealed class ContractJoinTests
{
    [TestCase("AAPL", """{"secType":"OPT","expiration":"20261218","strike":230,"right":"C"}""", "OPT AAPL 20261218 230 C SMART USD")]
    [TestCase("AAPL", """{"expiration":"20261218","strike":230,"right":"call"}""", "OPT AAPL 20261218 230 C SMART USD")]
    [TestCase("AAPL 20261218 230 C", """{"secType":"option","right":"CALL","strike":230.0,"expiration":"2026-12-18","exchange":"SMART"}""",
        "OPT AAPL 20261218 230 C SMART USD")]
    [TestCase("AAPL", """{"secType":"CFD"}""", "CFD AAPL SMART USD")]
    [TestCase("AAPL", """{"currency":"EUR"}""", "STK AAPL SMART EUR")]
    [TestCase("AAPL", """{"exchange":"OVERNIGHT"}""", "STK AAPL OVERNIGHT USD")]
    [TestCase("VOD@LSE", """{"currency":"USD"}""", "STK VOD SMART LSE USD")]
    [TestCase("VOD@LSE", """{"exchange":"SMART"}""", "STK VOD SMART LSE GBP")]
    [TestCase("ESZ6", """{"expiration":"202612","exchange":"GLOBEX"}""", "FUT ESZ6 202612 CME USD")]
    [TestCase("ES", """{"secType":"FUT","expiration":"202703"}""", "FUT ES 202703 CME USD")]
    [TestCase("EUR.USD", """{"secType":"forex","currency":"usd"}""", "CASH EUR IDEALPRO USD")]
    public void ToContract_FieldsThatFit_AreApplied(string text, string fields, string expected)
    {
        Show(Named(text, fields, isSymbol: false)).Should().Be(expected);
        Show(Named(text, fields, isSymbol: true)).Should().Be(expected);
    }

    [TestCase("AAPL 20261218 230 C", """{"right":"P"}""", "right agree; the * says C, right is P")]
    [TestCase("AAPL 20261218 230 C", """{"strike":240}""", "strike agree; the * says 230, strike is 240")]
    [TestCase("AAPL 20261218 230 C", """{"expiration":"20270115"}""", "expiration agree; the * says 20261218, expiration is 20270115")]
    [TestCase("AAPL 20261218 230 C", """{"secType":"STK"}""", "secType and strike agree; STK (stock) has no strike")]
    [TestCase("AAPL", """{"secType":"STK","right":"C"}""", "secType and right agree; STK (stock) has no right")]
    [TestCase("ESZ6", """{"expiration":"202703"}""", "expiration agree; the * says ESZ6, expiration is 202703")]
    [TestCase("ESZ26", """{"expiration":"202703"}""", "expiration agree; the * says 202612, expiration is 202703")]
    [TestCase("EUR.USD", """{"currency":"GBP"}""", "currency agree; the * says USD, currency is GBP")]
    [TestCase("VOD@LSE", """{"exchange":"IBIS"}""", "exchange agree; the * says LSE, exchange is IBIS")]
    public void ToContract_FieldsThatContradict_AreRefusedByName(string text, string fields, string message)
    {
        foreach (var isSymbol in new[] { false, true })
        {
            var read = () => Named(text, fields, isSymbol);

            read.Should().Throw<ToolException>().WithMessage($"*must be a contract whose *{message}*");
        }
    }

    [Test]
    public void ToContract_AnObjectWithFieldsNextToIt_FollowsTheSameRule()
    {
        var whole = (ContractInput)new ContractArgument().Read(JsonElement.Parse("""{"symbol":"AAPL","secType":"STK"}"""));

        FluentActions.Invoking(() => new ContractArguments(whole, secType: "OPT").ToContract()).Should().Throw<ToolException>()
            .WithMessage("contract: must be a contract whose text and secType agree; the text says STK, secType is OPT*");
        new ContractArguments(whole, currency: "EUR").ToContract().Currency.Should().Be("EUR");
    }

    private static Gateway.Tws.Model.Contract Named(string text, string fields, bool isSymbol)
    {
        var given = JsonElement.Parse(fields);
        string? Of(string name) => given.TryGetProperty(name, out var value) ? value.ToString() : null;
        var contract = isSymbol ? null : (ContractInput)new ContractArgument().Read(JsonSerializer.SerializeToElement(text));
        return new ContractArguments(
            contract, isSymbol ? text : null, Of("secType"), Of("exchange"), Of("currency"), Of("expiration"),
            Of("strike") is { } strike ? decimal.Parse(strike, CultureInfo.InvariantCulture) : null, Of("right")).ToContract();
    }

    private static string Show(Gateway.Tws.Model.Contract contract) => string.Join(' ', new[]
    {
        contract.SecType, contract.Symbol, contract.LocalSymbol, contract.LastTradeDateOrContractMonth,
        contract.Strike?.ToString("0.##", CultureInfo.InvariantCulture) ?? "", contract.Right, contract.Exchange, contract.PrimaryExch, contract.Currency,
    }.Where(part => part.Length > 0));
}
