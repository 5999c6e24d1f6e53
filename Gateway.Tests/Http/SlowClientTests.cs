using System.Net;
using System.Net.Sockets;
using System.Text;
using Gateway.Configuration;
using Gateway.Tests.Support;

namespace Gateway.Tests.Http;

/// <summary>Clients that hold a connection by sending slowly, by raw sockets.</summary>
[TestFixture]
public sealed class SlowClientTests
{
    private GatewayFixture _gateway = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _gateway = await GatewayFixture.StartAsync(new GatewaySettings
    {
        Limits = new LimitOptions { HeadersTimeout = TimeSpan.FromSeconds(1), BodyGrace = TimeSpan.FromSeconds(2) },
    });

    [OneTimeTearDown]
    public async Task StopAsync() => await _gateway.DisposeAsync();

    [Test, CancelAfter(60_000)]
    public async Task Headers_ThatNeverEnd_Are408(CancellationToken cancellation) =>
        (await TalkAsync("GET /health/live HTTP/1.1\r\nHost: localhost\r\nX-Slow: ", "", cancellation)).Should().StartWith("HTTP/1.1 408");

    [Test, CancelAfter(60_000)]
    public async Task Headers_ThatTrickle_Are408(CancellationToken cancellation) =>
        (await TalkAsync("GET /health/live HTTP/1.1\r\nHost: localhost\r\nX-Slow: ", "x", cancellation)).Should().StartWith("HTTP/1.1 408");

    [CancelAfter(60_000)]
    [TestCase("/api/v1/mcp", "")]
    [TestCase("/api/v1/mcp", " ")]
    [TestCase("/api/v1/ibkr_get_status", "")]
    [TestCase("/api/v1/ibkr_get_status", " ")]
    public async Task Body_ThatStopsOrTrickles_Is408InOurWords(string path, string drip, CancellationToken cancellation)
    {
        var answer = await TalkAsync($"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 4000\r\n\r\n{{", drip, cancellation);

        answer.Should().StartWith("HTTP/1.1 408").And.Contain("The body arrived too slowly");
    }

    // Sends the start, then drips until the gateway has answered and closed.
    private async Task<string> TalkAsync(string start, string drip, CancellationToken cancellation)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _gateway.Http.BaseAddress!.Port, cancellation);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(start), cancellation);
        using var reader = new StreamReader(stream);
        var answer = ReadAllAsync(reader, cancellation);
        using var clock = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!answer.IsCompleted && await clock.WaitForNextTickAsync(cancellation))
        {
            if (drip.Length > 0 && !await TryWriteAsync(stream, drip, cancellation))
                break;
        }

        return await answer;
    }

    private static async Task<bool> TryWriteAsync(NetworkStream stream, string drip, CancellationToken cancellation)
    {
        try
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(drip), cancellation);
            return true;
        }
        catch (IOException)
        {
            return false; // closed meanwhile
        }
    }

    // A reset after the answer is how a server ends a body that it will not read.
    private static async Task<string> ReadAllAsync(StreamReader reader, CancellationToken cancellation)
    {
        var text = new StringBuilder();
        var buffer = new char[1024];
        try
        {
            while (await reader.ReadAsync(buffer, cancellation) is var count and > 0)
                text.Append(buffer, 0, count);
        }
        catch (IOException)
        {
            text.Append("\n(reset)");
        }

        return text.ToString();
    }
}
