using System.Diagnostics;
using System.Text;
using Gateway.Tests.Support;

namespace Gateway.Tests.EndToEnd;

/// <summary>The endpoint, the registry and everything below them stand without TWS.</summary>
[TestFixture]
public sealed class ConformanceHostTests
{
    [Test]
    public async Task Serve_WithoutTheAssembliesOfTws_AnswersCallsAndStreams()
    {
        var folder = Directory.CreateTempSubdirectory("conformance-host-").FullName;
        try
        {
            foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory).Where(file => Path.GetFileName(file) is not ("Gateway.Tws.dll" or "TwsSimulator.dll")))
                File.CreateSymbolicLink(Path.Combine(folder, Path.GetFileName(file)), file);
            var start = new ProcessStartInfo("dotnet", [Path.Combine(folder, "ConformanceHost.dll"), "--port", "0"]) { RedirectStandardOutput = true };
            using var host = Process.Start(start)!;
            try
            {
                var line = await host.StandardOutput.ReadLineAsync().WaitAsync(GatewayFixture.Deadline);
                using var http = new HttpClient { Timeout = GatewayFixture.Deadline };

                var url = line!.Split(' ').Single(word => word.StartsWith("http:", StringComparison.Ordinal)).TrimEnd('.');

                (await CallAsync(http, url, new ModernCall("tools/list"))).Should().Contain("test_simple_text");
                (await CallAsync(http, url, ModernCall.Tool("test_simple_text"), "test_simple_text")).Should().Contain("\"text\"").And.NotContain("error");
                (await CallAsync(http, url, ModernCall.Tool("test_tool_with_progress", meta: ",\"progressToken\":1"), "test_tool_with_progress"))
                    .Should().Contain("notifications/progress").And.Contain("result");
            }
            finally
            {
                host.Kill();
                await host.WaitForExitAsync();
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> CallAsync(HttpClient http, string url, ModernCall call, string? name = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(call.Body, Encoding.UTF8, "application/json") };
        foreach (var (header, value) in call.Headers(name))
            request.Headers.TryAddWithoutValidation(header, value).Should().BeTrue();
        using var answer = await http.SendAsync(request);
        return await answer.Content.ReadAsStringAsync();
    }
}
