using System.Net;
using System.Text;
using Gateway.Configuration;
using Gateway.Tests.Support;

namespace Gateway.Tests.Configuration;

[TestFixture]
public sealed class McpOptionsTests
{
    [Test]
    public async Task Gateway_McpOptions_ReachTheEndpoint()
    {
        await using var gateway = await GatewayFixture.StartAsync(new GatewaySettings { Mcp = new McpOptions { MaxSessions = 1, PageSize = 2 } });

        (await PostAsync(gateway, """{"jsonrpc":"2.0","id":1,"method":"tools/list"}""")).Body.Should().Contain("nextCursor");
        var initialize = McpTestApp.InitializeBody("2025-11-25");
        (await PostAsync(gateway, initialize)).Status.Should().Be(HttpStatusCode.OK);
        (await PostAsync(gateway, initialize)).Status.Should().Be(HttpStatusCode.ServiceUnavailable);
    }

    private static async Task<(HttpStatusCode Status, string Body)> PostAsync(GatewayFixture gateway, string json)
    {
        using var answer = await gateway.Http.PostAsync("/api/v1/mcp", new StringContent(json, Encoding.UTF8, "application/json"));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
