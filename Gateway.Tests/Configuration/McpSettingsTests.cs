using System.Net;
using System.Text;
using Gateway.Configuration;
using Gateway.Mcp;
using Gateway.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Gateway.Tests.Configuration;

[TestFixture]
public sealed class McpSettingsTests
{
    [Test]
    public async Task Gateway_McpSettings_ReachTheEndpoint()
    {
        var settings = new McpSettings
        {
            MaxSessions = 1,
            SessionIdleTimeout = TimeSpan.FromMinutes(7),
            KeepAliveInterval = TimeSpan.FromSeconds(3),
            PageSize = 2,
        };
        await using var gateway = await TestGateway.StartAsync(new GatewaySettings { Mcp = settings });

        var options = gateway.App.Services.GetRequiredService<IOptions<McpOptions>>().Value;
        options.SessionIdleTimeout.Should().Be(settings.SessionIdleTimeout);
        options.KeepAliveInterval.Should().Be(settings.KeepAliveInterval);
        (await PostAsync(gateway, """{"jsonrpc":"2.0","id":1,"method":"tools/list"}""")).Body.Should().Contain("nextCursor");
        var initialize = McpTestApp.InitializeBody("2025-11-25");
        (await PostAsync(gateway, initialize)).Status.Should().Be(HttpStatusCode.OK);
        (await PostAsync(gateway, initialize)).Status.Should().Be(HttpStatusCode.ServiceUnavailable);
    }

    [Test]
    public async Task Gateway_EveryMcpSetting_ReachesTheOptionOfItsName()
    {
        var settings = new McpSettings();
        var properties = typeof(McpSettings).GetProperties().Where(property => property.CanWrite).ToList();
        foreach (var property in properties)
            property.SetValue(settings, Changed(property.GetValue(settings)));
        await using var gateway = await TestGateway.StartAsync(new GatewaySettings { Mcp = settings });
        var options = gateway.App.Services.GetRequiredService<IOptions<McpOptions>>().Value;

        foreach (var property in properties)
        {
            var option = typeof(McpOptions).GetProperty(property.Name);
            option.Should().NotBeNull($"McpOptions needs a {property.Name}");
            option!.GetValue(options).Should().Be(property.GetValue(settings), $"{property.Name} must be passed on");
        }
    }

    private static object Changed(object? value) => value switch
    {
        int number => number + 1,
        TimeSpan time => time + TimeSpan.FromSeconds(1),
        null => "https://example.com/gateway",
        _ => throw new NotSupportedException($"How to change a {value.GetType()}?"),
    };

    [Test]
    public async Task Gateway_NothingSet_HasTheOptionsOwnDefaults()
    {
        await using var gateway = await TestGateway.StartAsync();

        gateway.App.Services.GetRequiredService<IOptions<McpOptions>>().Value
            .Should().BeEquivalentTo(new McpOptions(), options => options
                .Excluding(o => o.Instructions).Excluding(o => o.ServerVersion).Excluding(o => o.ServerDescription).Excluding(o => o.ServerIcon));
    }

    private static async Task<(HttpStatusCode Status, string Body)> PostAsync(TestGateway gateway, string json)
    {
        using var answer = await gateway.Http.PostAsync("/api/v1/mcp", new StringContent(json, Encoding.UTF8, "application/json"));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
