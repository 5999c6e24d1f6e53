using Gateway.Handlers;
using Gateway.Registry.Resources;
using Gateway.Tests.Support;

namespace Gateway.Tests.Tools.Scanner;

/// <summary>Scans and their catalogue, against the simulator.</summary>
[TestFixture]
public sealed class ScannerToolsTests
{
    private GatewayFixture _tools = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _tools = await GatewayFixture.StartToolsAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _tools.DisposeAsync();

    [Test]
    public async Task Parameters_ByDefault_AreScansWithNames()
    {
        var found = await _tools.CallAsync("ibkr_get_scanner_parameters", """{"search":"gainers"}""");

        found.GetProperty("count").GetInt32().Should().Be(3);
        found.GetProperty("parameters").EnumerateArray().Select(one => one.GetProperty("code").GetString())
            .Should().BeEquivalentTo("TOP_PERC_GAIN", "TOP_OPEN_PERC_GAIN", "HIGH_OPEN_GAP");
    }

    [Test]
    public async Task Parameters_LocationsOfAnInstrument_NameTheirParent()
    {
        var found = await _tools.CallAsync("ibkr_get_scanner_parameters", """{"section":"locations","instrument":"FUT.US"}""");

        found.GetProperty("parameters").EnumerateArray().Select(one => one.GetProperty("code").GetString())
            .Should().Equal("FUT.US", "FUT.CME", "FUT.NYMEX", "FUT.COMEX", "FUT.CBOT");
        found.GetProperty("parameters")[1].GetProperty("parent").GetString().Should().Be("FUT.US");
    }

    [Test]
    public async Task Parameters_FiltersAsXml_AreAsTwsWroteThem()
    {
        var found = await _tools.CallAsync("ibkr_get_scanner_parameters", """{"section":"filters","search":"marketCap","format":"xml"}""");

        found.GetProperty("parameters")[0].GetProperty("xml").GetString().Should().Contain("<code>marketCapAbove1e6</code>");
    }

    [TestCase("biggest gainers today", "TOP_PERC_GAIN")]
    [TestCase("stocks that gap down", "LOW_OPEN_GAP")]
    [TestCase("high implied volatility", "HIGH_OPT_IMP_VOLAT")]
    [TestCase("dividend income", "HIGH_DIVIDEND_YIELD_IB")]
    public async Task FindScans_PlainWords_PutTheRightOneFirst(string query, string code)
    {
        var found = await _tools.CallAsync("ibkr_find_scans", $$"""{"query":"{{query}}"}""");

        found.GetProperty("scans")[0].GetProperty("code").GetString().Should().Be(code);
    }

    [Test]
    public async Task Run_WithFiltersAndQuotes_RanksWhatFits()
    {
        var found = await _tools.CallAsync(
            "ibkr_run_market_scanner",
            """{"scanCode":"MOST_ACTIVE","numberOfRows":3,"abovePrice":100,"stockTypeFilter":"CORP","filters":{"impVolatAbove":30},"withQuotes":true}""");

        found.GetProperty("results").GetArrayLength().Should().Be(3);
        foreach (var row in found.GetProperty("results").EnumerateArray())
            row.GetProperty("quote").GetProperty("last").GetDecimal().Should().BeGreaterThan(99);
        found.GetProperty("results")[0].GetProperty("contract").GetProperty("symbol").GetString().Should().Be("NVDA");
    }

    [TestCase("""{"scanCode":"TOP_PERC_GAINS"}""", "scanCode", "TOP_PERC_GAIN")]
    [TestCase("""{"scanCode":"MOST_ACTIVE","locationCode":"STK.MOON"}""", "locationCode", "STK")]
    [TestCase("""{"scanCode":"MOST_ACTIVE","filters":{"nonsense":1}}""", "filters", "code")]
    [TestCase("""{"scanCode":"HIGH_DIVIDEND_YIELD_IB","instrument":"FUT.US","locationCode":"FUT.US"}""", "scanCode", "FUT.US")]
    public async Task Run_UnknownCode_NamesFieldAndNearest(string arguments, string field, string hint)
    {
        var error = await _tools.FailAsync("ibkr_run_market_scanner", arguments);

        error.Message.Should().StartWith(field + ":").And.Contain(hint);
    }

    [Test]
    public async Task Preset_Gainers_AreInOrderOfTheirChange()
    {
        var found = await _tools.CallAsync("ibkr_run_scan_preset", """{"preset":"top_gainers","rows":2}""");

        found.GetProperty("scanCode").GetString().Should().Be("TOP_PERC_GAIN");
        found.GetProperty("results").EnumerateArray().Select(row => row.GetProperty("rank").GetInt32()).Should().Equal(0, 1);
    }

    [Test]
    public async Task Catalog_Resource_HasEverySection()
    {
        _tools.Resources.TryFind("ibkr://scanner/catalog", out var resource).Should().BeTrue();

        var contents = await resource!.Reader("ibkr://scanner/catalog", new RecordingContext(), CancellationToken.None).WaitAsync(GatewayFixture.Deadline);

        contents!.Single().Text.Should().Contain("TOP_PERC_GAIN").And.Contain("STK.US.MAJOR").And.Contain("changePercAbove");
    }
}
