using System.Net.WebSockets;
using Gateway.Access;
using Gateway.Configuration;
using Gateway.Tests.Support;

namespace Gateway.Tests.Http.Live;

/// <summary>What ends a WebSocket from the gateway's side.</summary>
[TestFixture]
public sealed class FeedSocketEndTests
{
    private const string Path = "/api/v1/stream/market-data";

    private readonly ManualTimeProvider _time = new();

    [Test]
    public async Task Token_Withdrawn_CutsTheConnection()
    {
        using var tokens = new TemporaryFile(TestTokens.File);
        await using var gateway = await GatewayFixture.StartAsync(new GatewaySettings { Server = new ServerOptions { TokenFile = tokens.Path } }, time: _time);
        using var socket = await TestSocket.OpenAsync(gateway.Http.BaseAddress!, Path, ("Authorization", "Bearer " + TestTokens.All));
        await PingAsync(socket);
        _time.Advance(TokenRevocation.Interval);
        await PingAsync(socket);

        tokens.Write("");
        for (var i = 0; i < 3; i++)
            _time.Advance(TokenRevocation.Interval);

        await FluentActions.Awaiting(() => socket.NextAsync("update")).Should().ThrowAsync<Exception>().Where(fault => fault is WebSocketException || fault is EndOfStreamException);
    }

    [Test]
    public async Task Gateway_Stops_ClosesInOrder()
    {
        await using var gateway = await GatewayFixture.StartAsync(time: _time);
        using var socket = await TestSocket.OpenAsync(gateway.Http.BaseAddress!, Path);
        await PingAsync(socket);

        var stopping = gateway.App.StopAsync();

        (await socket.NextOrEndAsync()).Should().BeNull();
        socket.Closed.Should().Be(WebSocketCloseStatus.EndpointUnavailable);
        await socket.CloseAsync();
        await stopping.WaitAsync(GatewayFixture.Deadline);
    }

    private static async Task PingAsync(TestSocket socket)
    {
        await socket.SendAsync("""{"action":"ping"}""");
        await socket.NextAsync("pong");
    }
}
