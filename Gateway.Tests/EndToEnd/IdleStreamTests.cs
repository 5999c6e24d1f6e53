using System.Text;
using Gateway.Configuration;
using Gateway.Tests.Support;

namespace Gateway.Tests.EndToEnd;

[TestFixture]
public sealed class IdleStreamTests
{
    [Test]
    public async Task IdleStream_BehindAProxyThatCutsSilence_Lives()
    {
        await using var gateway = await TestGateway.StartAsync(new GatewaySettings { Mcp = new McpSettings { KeepAliveInterval = TimeSpan.FromSeconds(1) } });
        await using var proxy = new CuttingProxy(gateway.Http.BaseAddress!.Port, silence: TimeSpan.FromSeconds(4));
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = proxy.Address, Timeout = TestGateway.Deadline };
        using HttpResponseMessage initialize = await http.PostAsync(
            "/mcp", new StringContent(McpTestApp.InitializeBody("2025-06-18"), Encoding.UTF8, "application/json"));
        using var get = new HttpRequestMessage(HttpMethod.Get, "/mcp");
        get.Headers.Add("Accept", "text/event-stream");
        get.Headers.Add("Mcp-Session-Id", initialize.Headers.GetValues("Mcp-Session-Id"));
        using HttpResponseMessage stream = await http.SendAsync(get, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await stream.Content.ReadAsStreamAsync());

        int signs = 0;
        while (signs < 6)
        {
            string? line = await reader.ReadLineAsync().WaitAsync(TestGateway.Deadline);
            line.Should().NotBeNull("the proxy must find no reason to cut");
            signs += line == ": keepalive" ? 1 : 0;
        }
    }
}
