using Gateway.Mcp.Methods;
using Gateway.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Tests.Http;

/// <summary>docs/mcp.md lists the methods that the gateway has.</summary>
[TestFixture]
public sealed class MethodTableTests
{
    [Test]
    public async Task McpPage_Methods_AreThoseOfTheGateway()
    {
        await using var gateway = await GatewayFixture.StartAsync();
        var methods = gateway.App.Services.GetServices<IMcpMethod>().Select(method => $"{method.Name} {method.Eras}".ToUpperInvariant());

        Rows().Should().BeEquivalentTo(methods);
    }

    private static IEnumerable<string> Rows() => File.ReadLines(Repository.PathOf("docs", "mcp.md"))
        .SkipWhile(line => line != "## Methods").TakeWhile(line => !line.StartsWith("| By revision", StringComparison.Ordinal))
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        .Select(cells => $"{cells[0].Trim('`')} {cells[1]}".ToUpperInvariant());
}
