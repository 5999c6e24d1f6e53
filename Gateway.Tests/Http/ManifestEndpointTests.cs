using System.Net;
using Gateway.Tests.Support;

namespace Gateway.Tests.Http;

[TestFixture]
public sealed class ManifestEndpointTests
{
    [TestCase("/mcp")]
    [TestCase("/api/v1/mcp")]
    public async Task Get_WithoutEventStream_TellsWhatIsHere(string path)
    {
        await using McpTestApp app = await McpTestApp.StartAsync();
        using HttpResponseMessage response = await app.SendAsync(HttpMethod.Get, path, null);
        JsonElement manifest = await response.JsonAsync();

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/json");
        manifest.Text("name").Should().Be("gateway");
        manifest.Text("version").Should().NotBeEmpty();
        manifest.Text("endpoint").Should().Be(new Uri(app.Http.BaseAddress!, path).ToString());
        manifest.GetProperty("protocolVersions").EnumerateArray().Select(version => version.GetString())
            .Should().Equal("2026-07-28", "2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05");
        manifest.GetProperty("tools").GetArrayLength().Should().Be(app.Tools.Tools.Count);
        manifest.GetProperty("tools")[0].Text("description").Should().NotBeEmpty();
    }
}
