using Gateway.Tests.Support;
using Gateway.Tools.Connection;

namespace Gateway.Tests.Tools.Connection;

/// <summary>What the gateway tells of itself and of its connection.</summary>
[TestFixture]
public sealed class ConnectionToolsTests
{
    [Test]
    public async Task Status_Verbose_ShowsFarmsPacingAndStreams()
    {
        await using var tools = await GatewayFixture.StartToolsAsync();

        var status = await tools.CallAsync("ibkr_get_status", """{"verbose":true}""");

        status.GetProperty("load").GetProperty("received").GetInt64().Should().BePositive();
        status.GetProperty("load").GetProperty("messagesPerSecond").GetInt32().Should().Be(45);
        (await tools.CallAsync("ibkr_get_status")).TryGetProperty("load", out _).Should().BeFalse();
    }

    [Test]
    public async Task ServerInfo_Connected_NamesVersionsToolsetsAndLimits()
    {
        await using var tools = await GatewayFixture.StartToolsAsync();

        var info = await tools.CallAsync("ibkr_get_server_info");

        info.GetProperty("version").GetString().Should().NotBeEmpty();
        info.GetProperty("twsServerVersion").GetInt32().Should().Be(200);
        info.GetProperty("toolsets").GetProperty("account").GetInt32().Should().BeGreaterThan(5);
        info.GetProperty("limits").GetProperty("callsPerSecond").GetInt32().Should().BePositive();
    }

    [Test]
    public async Task ConnectionEvents_AfterACut_TellTheDropAndTheReturn()
    {
        await using var tools = await GatewayFixture.StartToolsAsync();
        tools.Simulator.Faults.SendError(1100, "lost");
        tools.Simulator.Faults.SendError(1102, "restored");
        await UntilAsync(tools, text => text.Contains("\"code\":1102", StringComparison.Ordinal));
        tools.Simulator.Faults.CutAll();
        var text = await UntilAsync(tools, text => text.Split("Connected to").Length == 3);

        text.Should().Contain("\"code\":1100").And.Contain("\"state\":\"connecting\"").And.Contain("\"kind\":\"notice\"");
        var later = await tools.CallAsync("ibkr_get_connection_events", """{"since":"2099-01-01T00:00:00Z"}""");
        later.GetProperty("count").GetInt32().Should().Be(0);
    }

    [Test]
    public void ConnectionLog_SameNoticeAgain_CountsAndStaysBounded()
    {
        var connection = new ScriptedTwsConnection(new ManualTimeProvider());
        var session = connection.Connect(new ScriptedTwsSession(new ManualTimeProvider()));
        using var log = new ConnectionLog(connection, new ManualTimeProvider());

        for (var i = 0; i < 3; i++)
            session.TellError(-1, 2110, "broken");
        for (var i = 0; i < ConnectionLog.Most; i++)
            session.TellError(-1, 2104, $"farm {i}");

        log.Read(null).Should().HaveCount(ConnectionLog.Most);
        log.Read(null)[^1].Should().BeEquivalentTo(new { Sequence = ConnectionLog.Most + 1L, Code = 2104, Kind = "notice" });
        log.Read(null)[0].Text.Should().Be("farm 0", "the three equal notices were one event, and the oldest is gone");
    }

    private static async Task<string> UntilAsync(GatewayFixture tools, Predicate<string> wanted)
    {
        using var deadline = new CancellationTokenSource(GatewayFixture.Deadline);
        while (true)
        {
            var text = (await tools.CallAsync("ibkr_get_connection_events")).GetRawText();
            if (wanted(text))
                return text;
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, deadline.Token);
        }
    }
}
