using System.Net.Sockets;
using TwsSimulator;

namespace Gateway.Tests.Simulator;

[TestFixture]
public sealed class SimulatorHandshakeTests
{
    private SimulatorServer _server = null!;

    [SetUp]
    public async Task StartAsync() => _server = await SimulatorServer.StartAsync(new SimulatorOptions { Accounts = 2 });

    [TearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public async Task Handshake_AnyVersionFrom176To200_IsAgreedOn([Range(176, 200)] int version)
    {
        await using var client = await RawClient.ConnectAsync(_server.Port);
        await client.GreetAsync($"v100..{version}");
        client.Ack.Should().HaveCount(2);
        client.Ack[0].Should().Be($"{version}");
    }

    [Test]
    public async Task Handshake_ClientIsNewer_AnswersItsOwnVersion()
    {
        await using var client = await RawClient.ConnectAsync(_server.Port);
        await client.GreetAsync("v100..203 +PACEAPI");
        client.Ack[0].Should().Be("200");
    }

    [TestCase("v100..175")]
    [TestCase("v201..203")]
    [TestCase("hello")]
    public async Task Handshake_NoCommonVersion_Closes(string range)
    {
        await using var client = await RawClient.ConnectAsync(_server.Port);
        var greet = () => client.GreetAsync(range);
        await greet.Should().ThrowAsync<EndOfStreamException>();
    }

    [Test]
    public async Task StartApi_FreshServer_SendsAccountsNextIdAndNotices()
    {
        await using var client = await RawClient.ConnectAsync(_server.Port);
        await client.GreetAsync("v100..200");
        await client.SendAsync(71, 2, 5, "");
        (await client.ReadAsync()).Should().Equal("15", "1", "DU1000001,DU1000002");
        (await client.ReadAsync()).Should().Equal("9", "1", "1");
        foreach (var code in new[] { "2104", "2106", "2158" })
            (await client.ReadAsync())[..3].Should().Equal("4", "-1", code);
    }

    [TestCase(193, "4", "2", "-1")]
    [TestCase(194, "4", "-1", "320")]
    public async Task Error_ByVersion_HasItsLayout(int version, params string[] start)
    {
        await using var client = await RawClient.StartAsync(_server.Port, version);
        await client.SendAsync(9998, 1);
        var error = await client.ReadAsync();
        error.Should().HaveCount(6).And.StartWith(start);
    }

    [Test]
    public async Task StartApi_ClientIdInUse_Sends326AndCloses()
    {
        await using var first = await RawClient.StartAsync(_server.Port, clientId: 3);
        await using var second = await RawClient.ConnectAsync(_server.Port);
        await second.GreetAsync("v100..200");
        await second.SendAsync(71, 2, 3, "");
        (await second.ReadAsync())[..3].Should().Equal("4", "-1", "326");
        (await second.ReadToEndAsync()).Should().Be(0);
    }

    [Test]
    public async Task StartApi_AfterTheHolderLeft_IsAccepted()
    {
        await using (await RawClient.StartAsync(_server.Port, clientId: 3))
        {
        }
        // The simulator notices the end of a connection when it reads; until then the id is taken, as in TWS.
        for (var attempt = 0; ; attempt++)
        {
            await using var again = await RawClient.ConnectAsync(_server.Port);
            await again.GreetAsync("v100..200");
            await again.SendAsync(71, 2, 3, "");
            if ((await again.ReadAsync())[0] == "15")
                break;
            attempt.Should().BeLessThan(100);
        }
    }

    [Test]
    public async Task ReqCurrentTime_Started_AnswersSeconds()
    {
        await using var client = await RawClient.StartAsync(_server.Port);
        await client.SendAsync(49, 1);
        var answer = await client.ReadAsync(49);
        answer.Should().HaveCount(3);
        long.Parse(answer[2]).Should().BeGreaterThan(1_700_000_000).And.BeLessThan(100_000_000_000);
        await client.SendAsync(105);
        long.Parse((await client.ReadAsync(109))[1]).Should().BeGreaterThan(1_700_000_000_000);
    }

    [Test]
    public async Task Stop_ClientConnected_ResetsItAndRefusesUntilRestart()
    {
        await using var client = await RawClient.StartAsync(_server.Port);
        await _server.StopAsync();
        await client.ReadToEndAsync();
        var connect = () => RawClient.ConnectAsync(_server.Port);
        await connect.Should().ThrowAsync<SocketException>();
        await _server.RestartAsync();
        await using var again = await RawClient.StartAsync(_server.Port);
        again.Ack[0].Should().Be("200");
    }
}
