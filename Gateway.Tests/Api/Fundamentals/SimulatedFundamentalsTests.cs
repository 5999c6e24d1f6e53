using System.Xml.Linq;
using Gateway.Tests.Support;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tests.Api.Fundamentals;

/// <summary>Reports and corporate events over a real socket.</summary>
[TestFixture]
public sealed class SimulatedFundamentalsTests
{
    private static readonly Contract Apple = new() { ConId = 265598, Symbol = "AAPL", SecType = "STK", Exchange = "SMART", Currency = "USD" };

    private SimulatedTws _tws = null!;

    [SetUp]
    public async Task StartAsync() => _tws = await SimulatedTws.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _tws.DisposeAsync();

    [TestCase("ReportSnapshot", "ReportSnapshot")]
    [TestCase("ReportsFinSummary", "FinancialSummary")]
    [TestCase("ReportRatios", "ReportRatios")]
    [TestCase("ReportsFinStatements", "ReportFinancialStatements")]
    [TestCase("RESC", "REarnEstCons")]
    [TestCase("CalendarReport", "CalendarReport")]
    public async Task ReportAsync_EachType_IsXml(string type, string root)
    {
        var xml = await _tws.Client.Fundamentals.ReportAsync(Apple, type).WaitAsync(SimulatedTws.Limit);

        XElement.Parse(xml).Name.LocalName.Should().Be(root);
    }

    [Test]
    public async Task ReportAsync_OfAFund_FailsWith430()
    {
        var asking = () => _tws.Client.Fundamentals.ReportAsync(Apple with { ConId = 756733, Symbol = "SPY" }, "ReportSnapshot").WaitAsync(SimulatedTws.Limit);

        (await asking.Should().ThrowAsync<TwsRequestException>()).Which.Error.Code.Should().Be(430);
    }

    [Test]
    public async Task WshEventsAsync_WithoutMetaDataBefore_AsksForThemItself()
    {
        var filter = new WshEventFilter { ConId = Apple.ConId, StartDate = "20260101", EndDate = "20261231", TotalLimit = 3 };

        var json = await _tws.Client.Fundamentals.WshEventsAsync(filter).WaitAsync(SimulatedTws.Limit);

        using var events = JsonDocument.Parse(json);
        events.RootElement.EnumerateArray().Should().HaveCount(3)
            .And.OnlyContain(one => one.GetProperty("conids")[0].GetString() == "265598" && one.GetProperty("index_date").GetString()!.StartsWith("2026"));
    }

    [Test]
    public async Task WshEventsAsync_FilterOfOneKind_HasThatKindOnly()
    {
        var filter = new WshEventFilter
        {
            Filter = """{"watchlist":["265598","272093"],"wshe_ed":"true"}""",
            StartDate = "20260101",
            EndDate = "20261231",
        };

        using var events = JsonDocument.Parse(await _tws.Client.Fundamentals.WshEventsAsync(filter).WaitAsync(SimulatedTws.Limit));

        events.RootElement.EnumerateArray().Should().HaveCount(8).And.OnlyContain(one => one.GetProperty("event_type").GetString() == "wshe_ed");
    }

    [Test]
    public async Task WshMetaDataAsync_WithoutSubscription_FailsWith10276()
    {
        await using var poor = await SimulatedTws.StartAsync(options => options with { CalendarPermission = false });
        var asking = () => poor.Client.Fundamentals.WshMetaDataAsync().WaitAsync(SimulatedTws.Limit);

        (await asking.Should().ThrowAsync<TwsRequestException>()).Which.Error.Code.Should().Be(10276);
    }

    [Test]
    public async Task WshMetaDataAsync_Always_NamesEventTypes()
    {
        using var meta = JsonDocument.Parse(await _tws.Client.Fundamentals.WshMetaDataAsync().WaitAsync(SimulatedTws.Limit));

        meta.RootElement.GetProperty("meta_data").GetProperty("event_types").GetArrayLength().Should().BeGreaterThan(1);
    }
}
