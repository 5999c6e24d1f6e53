namespace Gateway.Tests.Simulator.Handlers.History;

/// <summary>Ticks of the past and histograms as they stand on the wire.</summary>
[TestFixture]
public sealed class TickHistoryTests : SimulatorFixture
{
    internal override TwsSimulator.SimulatorOptions Options => new() { HistoryPacing = true };

    [Test]
    public async Task ReqHistoricalTicks_Many_ComeInMessagesOfWhichTheLastSaysSo()
    {
        await using var client = await ClientAsync();
        await client.SendAsync(Request(3, count: 700));
        var (first, second) = (await client.ReadAsync(98), await client.ReadAsync(98));
        first[1..3].Should().Equal("3", "500");
        second[1..3].Should().Equal("3", "200");
        (first[^1], second[^1]).Should().Be(("0", "1"));
        first.Should().HaveCount(3 + 500 * 6 + 1);
    }

    [TestCase("", "", 10, "TRADES", 321)]
    [TestCase("20260105-20:00:00", "20260105-20:00:00", 10, "TRADES", 321)]
    [TestCase("", "20260105-20:00:00", 1001, "TRADES", 321)]
    [TestCase("", "20260105-20:00:00", 10, "Last", 321)]
    [TestCase("", "yesterday", 10, "TRADES", 321)]
    public async Task ReqHistoricalTicks_NotPossible_IsAnErrorWithACause(string start, string end, int count, string whatToShow, int code)
    {
        await using var client = await ClientAsync();
        await client.SendAsync(Request(3, start, end, count, whatToShow));
        (await client.ReadAsync(4, "3"))[2].Should().Be($"{code}");
    }

    [Test]
    public async Task ReqHistoricalTicks_TheSameTwice_BreaksThePacing()
    {
        await using var client = await ClientAsync();
        await client.SendAsync(Request(3));
        await client.ReadAsync(98);
        await client.SendAsync(Request(4));
        (await client.ReadAsync(4, "4"))[3].Should().Contain("pacing violation");
    }

    [TestCase("2 days")]
    [TestCase("1 month")]
    public async Task ReqHistogramData_Period_HasPricesAndSizes(string period)
    {
        await using var client = await ClientAsync();
        await client.SendAsync([88, 3, .. Contract(), 0, 1, period]);
        var answer = await client.ReadAsync(89);
        answer.Should().HaveCount(3 + 2 * int.Parse(answer[2], System.Globalization.CultureInfo.InvariantCulture));
        await client.SendAsync(89, 3);
    }

    [Test]
    public async Task ReqHistogramData_UnknownPeriod_IsRefused()
    {
        await using var client = await ClientAsync();
        await client.SendAsync([88, 3, .. Contract(), 0, 1, "soon"]);
        (await client.ReadAsync(4, "3"))[2].Should().Be("321");
    }

    [Test]
    public async Task ReqHistoricalData_TradesOfCrypto_AreAskedForAsAggTrades()
    {
        await using var client = await ClientAsync();
        await client.SendAsync([20, 3, .. Contract("BTC", "CRYPTO", exchange: "PAXOS"), 0, "", "1 hour", "1 D", 0, "TRADES", 1, 0, ""]);
        (await client.ReadAsync(4, "3"))[2].Should().Be("10299");
    }

    private static object[] Request(int reqId, string start = "", string end = "20260105-20:00:00", int count = 10, string whatToShow = "TRADES") =>
        [96, reqId, .. Contract(), 0, start, end, count, whatToShow, 1, 0, ""];
}
