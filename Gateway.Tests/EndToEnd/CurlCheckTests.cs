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

    [Test]
    public async Task Walk_TokenOfTheDataDirectory_IsTaken()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "token"), Token + "\n");
            await using var gateway = await GatewayFixture.StartDemoAsync(new GatewaySettings { Server = new ServerOptions { Token = Token } });

            var (_, output) = await RunAsync(gateway.Http.BaseAddress + "api/v1", "", folder.FullName);

            output.Should().Contain("PASS  connect");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(int Code, string Output)> RunAsync(string url, string token, string data = "")
    {
        var start = new ProcessStartInfo("bash", [Repository.PathOf("tools", "curl-check.sh"), url]) { RedirectStandardOutput = true };
        start.Environment["GATEWAY_TOKEN"] = token;
        start.Environment["TRADING_DATA_DIRECTORY"] = data;
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
