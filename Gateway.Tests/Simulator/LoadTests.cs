using TwsSimulator;

namespace Gateway.Tests.Simulator;

[TestFixture]
public sealed class LoadTests : SimulatorFixture
{
    internal override SimulatorOptions Options => new() { ExtraTicksPerStep = 10, StampBidSizes = true, OutboundCapacity = 500 };

    [Test]
    public async Task Step_ExtraTicks_SendsThemStampedWithTheClock()
    {
        await using var client = await ClientAsync();
        await client.SendAsync([1, 11, 4, .. Contract(), 0, "", 0, 0, ""]);
        while (await client.ReadAsync() is not ["1", _, _, "14", ..])
        {
        }
        lock (Server.Simulation.Gate)
            Server.Simulation.Market.Step();
        var stamp = $"{Clock.GetTimestamp() / 10}";
        var bids = new List<string>();
        while (bids.Count < 10)
        {
            if (await client.ReadAsync() is ["1", _, _, "1", _, var size, ..])
                bids.Add(size);
        }
        bids.Should().OnlyContain(size => size == stamp);
    }

    [Test]
    public async Task Step_ClientThatReadsNothing_IsCutWhenItsQueueIsFull()
    {
        await using var client = await ClientAsync();
        await client.SendAsync([1, 11, 4, .. Contract(), 0, "", 0, 0, ""]);
        await client.ReadAsync(1);
        Server.Faults.Freeze();
        for (var i = 0; i < 100; i++)
            Step(TimeSpan.Zero);
        // Reading ends, well before its deadline, with the connection.
        await client.ReadToEndAsync();
        Server.Faults.Unfreeze();
        await using var again = await ClientAsync(clientId: 8);
        again.Ack[0].Should().Be("200", "one slow client does no harm to the next");
    }
}
