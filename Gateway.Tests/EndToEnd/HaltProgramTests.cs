using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Gateway.Tests.Support;

namespace Gateway.Tests.EndToEnd;

/// <summary>The ways to the kill switch that need no token, with the gateway as a process.</summary>
[TestFixture]
public sealed class HaltProgramTests
{
    [Test]
    [Platform("Linux", Reason = "Signals.")]
    public async Task SignalAndCommands_RunningGateway_HaltResumeAndHaltItAgain()
    {
        using var folder = new TemporaryFolder();
        using var gateway = Start(folder.Path, "--tws-auto-connect", "false");
        try
        {
            await LineAsync(gateway.StandardOutput, "http://");
            using (var kill = Process.Start("kill", ["-USR1", gateway.Id.ToString(CultureInfo.InvariantCulture)]))
                await kill.WaitForExitAsync().WaitAsync(GatewayFixture.Deadline);
            await LineAsync(gateway.StandardError, "To resume trading give this code");

            (await RunAsync(folder.Path, "resume")).Should().Be((0, "Orders can be sent again."));
            (await RunAsync(folder.Path, "halt", "--reason", "runaway strategy")).Should().Match<(int Code, string Output)>(
                run => run.Code == 0 && run.Output.StartsWith("Stopped: trading is halted since") && run.Output.Contains("runaway strategy"));
            gateway.HasExited.Should().BeFalse();
        }
        finally
        {
            gateway.Kill();
        }
    }

    private static async Task LineAsync(StreamReader output, string wanted)
    {
        while (await output.ReadLineAsync().WaitAsync(GatewayFixture.Deadline) is { } line)
        {
            if (line.Contains(wanted, StringComparison.Ordinal))
                return;
        }
        throw new AssertionException($"The gateway ended without a line with '{wanted}'.");
    }

    private static async Task<(int Code, string Output)> RunAsync(string folder, params string[] arguments)
    {
        using var process = Start(folder, arguments);
        var output = await process.StandardOutput.ReadToEndAsync().WaitAsync(GatewayFixture.Deadline);
        await process.WaitForExitAsync().WaitAsync(GatewayFixture.Deadline);
        return (process.ExitCode, output.Trim());
    }

    private static Process Start(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Gateway.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        start.Environment["TRADING_DATA_DIRECTORY"] = folder;
        start.Environment["SERVER_PORT"] = FreePort().ToString(CultureInfo.InvariantCulture);
        return Process.Start(start)!;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
