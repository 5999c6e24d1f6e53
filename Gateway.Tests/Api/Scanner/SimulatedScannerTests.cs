using System.Xml.Linq;
using Gateway.Tests.Support;
using Gateway.Tws.Api;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tests.Api.Scanner;

/// <summary>Scans over a real socket.</summary>
[TestFixture]
public sealed class SimulatedScannerTests
{
    private static readonly ScannerSubscription Active =
        new() { Instrument = "STK", LocationCode = "STK.US.MAJOR", ScanCode = "MOST_ACTIVE", NumberOfRows = 5 };

    private SimulatedTws _tws = null!;

    [SetUp]
    public async Task StartAsync() => _tws = await SimulatedTws.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _tws.DisposeAsync();

    [Test]
    public async Task ParametersAsync_Always_IsXmlWithFourSections()
    {
        var xml = XElement.Parse(await _tws.Client.Scanner.ParametersAsync().WaitAsync(SimulatedTws.Limit));

        xml.Elements().Select(section => section.Name.LocalName).Should().Contain(["InstrumentList", "LocationTree", "ScanTypeList", "FilterList"]);
        xml.Descendants("scanCode").Select(code => code.Value).Should().Contain("TOP_PERC_GAIN");
    }

    [Test]
    public async Task ScanAsync_MostActive_RanksFromZeroAndCancels()
    {
        // More than the ten that may be open at one time.
        for (var i = 0; i < 12; i++)
        {
            var rows = await _tws.Client.Scanner.ScanAsync(Active).WaitAsync(SimulatedTws.Limit);
            rows.Select(row => row.Rank).Should().Equal(0, 1, 2, 3, 4);
            rows[0].Contract.Symbol.Should().Be("NVDA", "it has the largest volume");
            rows[0].Contract.ConId.Should().Be(4815747);
        }
    }

    [TestCase("priceAbove", "600")]
    [TestCase("usdMarketCapBelow", "1000")]
    public async Task ScanAsync_FilterOption_IsApplied(string code, string value)
    {
        var all = await _tws.Client.Scanner.ScanAsync(Active with { NumberOfRows = null }).WaitAsync(SimulatedTws.Limit);
        var some = await _tws.Client.Scanner.ScanAsync(Active with { NumberOfRows = null, FilterOptions = [new TagValue(code, value)] }).WaitAsync(SimulatedTws.Limit);

        some.Count.Should().BeLessThan(all.Count);
    }

    [Test]
    public async Task ScanAsync_StockType_LeavesFundsOut()
    {
        var companies = await _tws.Client.Scanner.ScanAsync(Active with { StockTypeFilter = "CORP", NumberOfRows = 50 }).WaitAsync(SimulatedTws.Limit);

        companies.Should().NotBeEmpty().And.NotContain(row => row.Contract.Symbol == "SPY");
    }

    [Test]
    public async Task ScanAsync_NothingFits_IsEmptyAndNoError() =>
        (await _tws.Client.Scanner.ScanAsync(Active with { AbovePrice = 1_000_000 }).WaitAsync(SimulatedTws.Limit)).Should().BeEmpty();

    [Test]
    public async Task ScanAsync_UnknownCode_FailsWith162()
    {
        var scanning = () => _tws.Client.Scanner.ScanAsync(Active with { ScanCode = "NONSENSE" }).WaitAsync(SimulatedTws.Limit);

        (await scanning.Should().ThrowAsync<TwsRequestException>()).Which.Error.Code.Should().Be(162);
    }

    [Test]
    public async Task StreamAsync_TwoReadersOfOneScan_ShareIt()
    {
        var streams = Enumerable.Range(0, 12).Select(_ => _tws.Client.Scanner.StreamAsync(Active).GetAsyncEnumerator()).ToList();
        foreach (var stream in streams)
        {
            (await stream.MoveNextAsync().AsTask().WaitAsync(SimulatedTws.Limit)).Should().BeTrue();
            stream.Current.Should().BeOfType<StreamItem<IReadOnlyList<ScanRow>>.Update>().Which.Value.Should().HaveCount(5);
        }
        foreach (var stream in streams)
            await stream.DisposeAsync();
    }
}
