using System.Text;
using Gateway.Tests.Support;

namespace Gateway.Tests.EndToEnd;

[TestFixture]
public sealed class ShutdownTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    [Test]
    public async Task Stop_WithOpenStream_EndsItWithALastLineInTime()
    {
        await using var gateway = await GatewayFixture.StartDemoAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/ibkr_stream_market_data")
        {
            Content = new StringContent("""{"symbol":"SPY","duration_seconds":600}""", Encoding.UTF8, "application/json"),
        };
        using var answer = await gateway.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync());
        (await lines.NextLineAsync()).Should().Contain("update");

        var stopping = gateway.App.StopAsync();
        var rest = await lines.ReadToEndAsync().WaitAsync(Limit);
        await stopping.WaitAsync(Limit);

        rest.TrimEnd().Split('\n')[^1].Should().StartWith("{\"type\":\"error\"").And.Contain("shut");
    }
}
