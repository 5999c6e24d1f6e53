using System.Net;
using System.Net.Sockets;
using System.Text;
using Bench.Churn;
using Gateway.Configuration;
using Gateway.Feeds;
using Gateway.Mcp.Eras;
using Gateway.Registry.Changes;
using Gateway.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Tests.EndToEnd;

[TestFixture]
[Category("Churn")]
public sealed class ChurnTests
{
    private const string Call = """{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"block"}}""";

    [Test]
    public async Task Clients_ThatOpenStreamsAndVanish_LeaveNothingWithinAMinute()
    {
        await using McpTestApp app = await McpTestApp.StartAsync();
        for (int round = 0; round < 3; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, 100).Select(number => VisitAsync(app, number)));
            await Eventually.TrueAsync(() => app.Sessions.All.All(session => session.Absence is not null));
        }

        app.Sessions.Count.Should().Be(300);
        app.Time.Advance(TimeSpan.FromMinutes(1));

        app.Sessions.Count.Should().Be(0);
        app.Sessions.Memory.Held.Should().Be(0);
        await Eventually.TrueAsync(() => app.Unattended.Count == 0);
    }

    /// <summary>A share of what <c>tools/Bench churn</c> does with thousands.</summary>
    [Test]
    public async Task ClientsOfEveryStream_ThatVanish_LeaveNothing()
    {
        var settings = new GatewaySettings { Mcp = new McpOptions { ProvisionalTimeout = TimeSpan.FromSeconds(1) } };
        await using var gateway = await GatewayFixture.StartDemoAsync(
            settings,
            services => services.AddSingleton(new ChangeFeedOptions(TimeSpan.FromSeconds(1), Linger: TimeSpan.FromMilliseconds(100))).AddSingleton(new FeedOptions(TimeSpan.FromMilliseconds(100))));
        var churn = new ChurnLoad(new Uri(gateway.Http.BaseAddress!, "/mcp"), stay: TimeSpan.Zero);

        await churn.RunAsync(clients: 60, atOnce: 20, CancellationToken.None).WaitAsync(GatewayFixture.Deadline);

        churn.Failures.Should().BeEmpty();
        churn.Opened.Values.Should().Equal(10, 10, 10, 10, 10, 10);
        GatewayLoad load;
        using var deadline = new CancellationTokenSource(GatewayFixture.Deadline);
        do
            load = await GatewayLoad.ReadAsync(gateway.Http, new Uri(gateway.Http.BaseAddress!, "/health"), deadline.Token);
        while (!load.IsNone);
        load.Counts.Should().ContainKeys("requests", "sessions", "sessionStreams", "listenStreams", "watchedResources", "tasks", "marketDataLines", "feeds", "startedStreams");
    }

    /// <summary>Opens a session and a stream, waits for its first bytes, and resets the connection.</summary>
    private static async Task VisitAsync(McpTestApp app, int number)
    {
        string id = await app.InitializeAsync();
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { LingerState = new LingerOption(true, 0) };
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, app.Http.BaseAddress!.Port)).WaitAsync(McpTestApp.Deadline);
        bool isCall = number % 2 == 0;
        string head = $"{(isCall ? "POST" : "GET")} /mcp HTTP/1.1\r\nHost: localhost\r\nAccept: application/json, text/event-stream\r\nMcp-Session-Id: {id}\r\n";
        string request = isCall ? $"{head}Content-Type: application/json\r\nContent-Length: {Call.Length}\r\n\r\n{Call}" : $"{head}\r\n";
        await socket.SendAsync(Encoding.ASCII.GetBytes(request));
        if (isCall)
            await app.Tools.Started.Task.WaitAsync(McpTestApp.Deadline);
        else
            (await socket.ReceiveAsync(new byte[4096]).WaitAsync(McpTestApp.Deadline)).Should().BePositive();
        await Eventually.TrueAsync(() => app.Sessions.TryGet(id, null, out var session) && session.Absence is null);
    }
}
