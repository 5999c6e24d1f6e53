using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Gateway.Tests.Simulator;
using Gateway.Tests.Simulator.Trading;

namespace Gateway.Tests.EndToEnd;

/// <summary>The simulator as a program: what a check from outside has are its port and its standard input and output.</summary>
[TestFixture]
public sealed partial class SimulatorProgramTests
{
    [Test]
    public async Task StandardInput_Commands_ActAndTheLedgerTellsThem()
    {
        // Beside the tests the assemblies come from the gateway's framework.
        var start = new ProcessStartInfo(
            "dotnet",
            [
                "exec", "--runtimeconfig", PathOf("Gateway.runtimeconfig.json"), PathOf("TwsSimulator.dll"),
                "--port", "0", "--tws", "10.51", "--rate-mode", "reject",
            ])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var simulator = Process.Start(start)!;
        try
        {
            var port = int.Parse(Port().Match(await ReadAsync(simulator)).Groups[1].Value, CultureInfo.InvariantCulture);
            (await AskAsync(simulator, "hold")).Should().Be("Done.");
            await using var client = await RawClient.StartAsync(port);
            await client.SendAsync(new RawOrder(1, "BUY", 10m, "MKT").Fields);
            await client.ReadAsync(3, "Submitted");
            (await AskAsync(simulator, "place=SELL 5 MSFT MKT")).Should().StartWith("Placed:");

            using var ledger = JsonDocument.Parse(await AskAsync(simulator, "ledger"));

            ledger.RootElement.GetProperty("orders").EnumerateArray().Select(order => order.GetProperty("symbol").GetString()).Should().Equal("AAPL", "MSFT");
            ledger.RootElement.GetProperty("fills").GetArrayLength().Should().Be(0);
            ledger.RootElement.GetProperty("tws").GetString().Should().Be("10.51");
        }
        finally
        {
            simulator.Kill();
        }
    }

    private static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, file);

    private static async Task<string> AskAsync(Process simulator, string line)
    {
        await simulator.StandardInput.WriteLineAsync(line);
        return await ReadAsync(simulator);
    }

    private static async Task<string> ReadAsync(Process simulator) =>
        await simulator.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60)) ?? throw new EndOfStreamException("The simulator ended.");

    [GeneratedRegex(@"127\.0\.0\.1:(\d+)")]
    private static partial Regex Port();
}
