using System.Diagnostics;
using Gateway.Configuration;
using Gateway.Tests.Support;

namespace Gateway.Tests.EndToEnd;

/// <summary>tools/curl-check.sh against the demo: the walk of the setup guide, as a user runs it.</summary>
[TestFixture]
[Platform(Exclude = "Win", Reason = "needs bash and curl")]
public sealed class CurlCheckTests
{
    private const string Token = "a-token-of-the-tests";

    [Test]
    public async Task Walk_AgainstTheDemo_EveryStepPasses()
    {
        await using var gateway = await GatewayFixture.StartDemoAsync(new GatewaySettings { Server = new ServerOptions { Token = Token } });

        var (code, output) = await RunAsync(gateway.Http.BaseAddress + "api/v1", Token);

        output.Should().NotContain("FAIL");
        code.Should().Be(0, output);
        output.Split('\n').Count(line => line.StartsWith("PASS", StringComparison.Ordinal)).Should().Be(11);
    }

    [Test]
    public async Task Walk_WrongToken_FailsAndShowsNoToken()
    {
        await using var gateway = await GatewayFixture.StartAsync(new GatewaySettings { Server = new ServerOptions { Token = Token } });

        var (code, output) = await RunAsync(gateway.Http.BaseAddress + "api/v1", "another-token-of-the-tests");

        code.Should().Be(1);
        output.Should().Contain("FAIL  connect").And.Contain("401").And.NotContain("another-token");
    }

    private static async Task<(int Code, string Output)> RunAsync(string url, string token)
    {
        var start = new ProcessStartInfo("bash", [Repository.PathOf("tools", "curl-check.sh"), url]) { RedirectStandardOutput = true };
        start.Environment["GATEWAY_TOKEN"] = token;
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(90));
            return (process.ExitCode, await output);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
