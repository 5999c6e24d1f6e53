using System.Net.Sockets;
using Gateway.Tests.Support;
using TwsSimulator;
using TwsSimulator.Faults;

namespace Gateway.Tests.Simulator;

[TestFixture]
public sealed class FaultTests : SimulatorFixture
{
    private SimulatorFaults Faults => Server.Faults;

    [Test]
    public async Task RefuseConnections_On_RefusesNewOnesAndKeepsOld()
    {
        await using var old = await ClientAsync();
        Faults.RefuseConnections = true;
        var connect = () => RawClient.ConnectAsync(Server.Port);
        await connect.Should().ThrowAsync<SocketException>();
        await old.SendAsync(49, 1);
        (await old.ReadAsync())[0].Should().Be("49");
        Faults.RefuseConnections = false;
        await using var again = await ClientAsync(clientId: 8);
        again.Ack[0].Should().Be("200");
    }

    [Test]
    public async Task AcceptMute_On_NeverAnswersTheHandshake()
    {
        await using var other = await ClientAsync();
        Faults.AcceptMute = true;
        await using var client = await RawClient.ConnectAsync(Server.Port);
        var greeting = client.GreetAsync("v100..200");
        // Another client is served meanwhile: the first one's silence is not slowness.
        await other.SendAsync(49, 1);
        (await other.ReadAsync())[0].Should().Be("49");
        greeting.IsCompleted.Should().BeFalse();
        await Server.StopAsync();
        var wait = () => greeting;
        await wait.Should().ThrowAsync<IOException>();
    }

    [Test]
    public async Task CloseAfterBytes_AnyNumber_SendsExactlySoMany([Values(0, 1, 3, 4, 5, 17, 40, 60, 100)] int bytes)
    {
        Faults.CloseAfterBytes = bytes;
        await using var client = await RawClient.ConnectAsync(Server.Port);
        await client.Stream.WriteAsync("API\0"u8.ToArray());
        await client.SendPayloadAsync("v100..200"u8.ToArray());
        await client.SendAsync(71, 2, 1, "");
        (await client.ReadToEndAsync()).Should().Be(bytes);
    }

    [Test]
    public async Task Freeze_ThenUnfreeze_DeliversWhatWaited()
    {
        await using var client = await ClientAsync();
        Faults.Freeze();
        await client.SendAsync(49, 1);
        var answer = client.ReadAsync();
        Step(TimeSpan.FromSeconds(1));
        answer.IsCompleted.Should().BeFalse();
        Faults.Unfreeze();
        (await answer)[0].Should().Be("49");
    }

    [Test]
    public async Task OneByteAtATime_On_StillMakesWholeFrames()
    {
        Faults.OneByteAtATime = true;
        await using var client = await ClientAsync();
        client.Ack[0].Should().Be("200");
    }

    [Test]
    public async Task Garble_One_SpoilsTheNextFrameOnly()
    {
        await using var client = await ClientAsync();
        Faults.Garble();
        await client.SendAsync(49, 1);
        (await client.ReadAsync())[2].Should().MatchRegex("[^0-9]");
        await client.SendAsync(49, 1);
        (await client.ReadAsync())[2].Should().MatchRegex("^[0-9]+$");
    }

    [TestCase(1100)]
    [TestCase(1101)]
    [TestCase(2103)]
    public async Task SendError_Notice_ReachesEveryClient(int code)
    {
        await using var one = await ClientAsync(200, 1);
        await using var two = await ClientAsync(187, 2);
        Faults.SendError(code, "Link lost \u00e9");
        (await one.ReadAsync())[..4].Should().Equal("4", "-1", $"{code}", @"Link lost \u00e9");
        (await two.ReadAsync())[..5].Should().Equal("4", "2", "-1", $"{code}", @"Link lost \u00e9");
    }

    [Test]
    public async Task ClientIdInUse_On_Refuses()
    {
        Faults.ClientIdInUse = true;
        await using var client = await RawClient.ConnectAsync(Server.Port);
        await client.GreetAsync("v100..200");
        await client.SendAsync(71, 2, 1, "");
        (await client.ReadAsync())[2].Should().Be("326");
        (await client.ReadToEndAsync()).Should().Be(0);
    }

    [Test]
    public async Task LowerNextValidId_AfterRestart_GoesBack()
    {
        lock (Server.Simulation.Gate)
            Server.Simulation.OrderIds.MarkUsed(7, 99);
        await Server.RestartAsync();
        (await NextIdAsync()).Should().Be("100");
        Faults.LowerNextValidId(4);
        (await NextIdAsync()).Should().Be("96");

        async Task<string> NextIdAsync()
        {
            await using var client = await ClientAsync(clientId: 7);
            await client.SendAsync(8, 1, 1);
            var id = (await client.ReadAsync(9))[2];
            Faults.CutAll();
            await client.ReadToEndAsync();
            return id;
        }
    }

    [Test]
    public async Task CutAll_Connected_ResetsEveryone()
    {
        await using var client = await ClientAsync();
        Faults.CutAll();
        var read = () => client.ReadAsync();
        await read.Should().ThrowAsync<IOException>();
    }

    [Test]
    public async Task OmitEnd_OfContracts_LeavesItOut()
    {
        await using var client = await ClientAsync();
        Faults.OmitEnd(52);
        await client.SendAsync([9, 8, 5, .. Contract(), 0, "", "", ""]);
        (await client.ReadAsync())[0].Should().Be("10");
        await client.SendAsync(49, 1);
        (await client.ReadAsync())[0].Should().Be("49");
    }

    [Test]
    public async Task UnknownMessages_On_ComeBeforeEveryMessage()
    {
        await using var client = await ClientAsync();
        Faults.UnknownMessages = true;
        await client.SendAsync(49, 1);
        (await client.ReadAsync())[0].Should().Be("9999");
        (await client.ReadAsync())[0].Should().Be("49");
    }

    [Test]
    public async Task SendRaw_Bytes_ArriveAsTheyAre()
    {
        await using var client = await ClientAsync();
        byte[] giant = [0x7F, 0xFF, 0xFF, 0xFF];
        Faults.SendRaw(giant);
        var bytes = new byte[4];
        await client.Stream.ReadExactlyAsync(bytes).AsTask().WaitAsync(RawClient.Deadline);
        bytes.Should().Equal(giant);
    }

    [Test]
    public async Task StopReading_Broken_AnswersLater()
    {
        await using var client = await ClientAsync();
        await client.SendAsync(49, 1);
        await client.ReadAsync(49);
        Faults.StopReading();
        // The read that waits already is finished; the one after it stalls.
        await client.SendAsync(49, 1);
        await client.ReadAsync(49);
        await client.SendAsync(49, 1);
        var answer = client.ReadAsync(49);
        Faults.ResumeReading();
        (await answer)[0].Should().Be("49");
    }

    [TestCase("freeze", null)]
    [TestCase("close-after-bytes=100", null)]
    [TestCase("error=1100", null)]
    [TestCase("close-after-bytes", "whole number")]
    [TestCase("explode", "Known faults: refuse")]
    public void Apply_Line_IsDoneOrExplained(string line, string? mistake)
    {
        var answer = FaultScript.Apply(Faults, line);
        if (mistake is null)
            answer.Should().BeNull();
        else
            answer.Should().Contain(mistake);
    }

    [Test]
    public void Names_EveryOne_StandsInTheReadmeAndInTheHelp()
    {
        var readme = File.ReadAllText(Repository.PathOf("tools", "TwsSimulator", "README.md"));
        var help = TwsSimulator.ConsoleCommand.Create(TextReader.Null, TextWriter.Null).Options.Single(option => option.Name == "--fault").Description;

        FaultScript.Names.Split(", ").Should().HaveCountGreaterThan(10).And.OnlyContain(
            name => readme.Contains('`' + name, StringComparison.Ordinal) && help!.Contains(name, StringComparison.Ordinal));
    }

    [Test]
    public async Task Start_SamePortAfterDispose_ServesAgain()
    {
        var first = await TwsSimulator.SimulatorServer.StartAsync();
        await using (await RawClient.StartAsync(first.Port))
            await first.DisposeAsync();
        await using var second = await TwsSimulator.SimulatorServer.StartAsync(new TwsSimulator.SimulatorOptions { Port = first.Port });
        await using var client = await RawClient.StartAsync(second.Port);
        client.Ack[0].Should().Be("200");
    }
}
