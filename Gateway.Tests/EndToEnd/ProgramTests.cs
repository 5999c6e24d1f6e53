using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Gateway.Configuration;
using Gateway.Tests.Support;

namespace Gateway.Tests.EndToEnd;

/// <summary>The program as a process: exit codes and what it says.</summary>
[TestFixture]
public sealed class ProgramTests
{
    [Test]
    public async Task Start_BadConfiguration_Ends78WithEveryError()
    {
        var (code, _, errors) = await RunAsync(new() { ["TWS_PROT"] = "7497", ["TWS_AUTO_CONNECT"] = "TRUE!" }, "--server-port", "eighty");

        code.Should().Be(78);
        errors.Should().Contain("3 errors").And.Contain("TWS_PROT").And.Contain("TWS_AUTO_CONNECT").And.Contain("--server-port").And.NotContain("   at ");
    }

    [Test]
    public async Task Start_UnknownToolset_Ends78AndNamesTheNearest()
    {
        var (code, _, errors) = await RunAsync(new() { ["TOOLS_TOOLSETS"] = "connection,marketdata" });

        code.Should().Be(78);
        errors.Should().Contain("TOOLS_TOOLSETS").And.Contain("account, connection, contracts").And.Contain("did you mean market_data?").And.NotContain("   at ");
    }

    [Test]
    public async Task Start_PortTaken_Ends69AndSaysSo()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        var (code, output, errors) = await RunAsync([], "--demo", "--server-port", port.ToString(System.Globalization.CultureInfo.InvariantCulture));

        code.Should().Be(69);
        output.Should().StartWith("Gateway ").And.Contain("is starting the demo", "the first line comes before the server");
        errors.Should().Contain("already in use").And.Contain("SERVER_PORT").And.NotContain("   at ");
    }

    [Test]
    public async Task Health_NobodyListens_Ends1()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        var (code, _, errors) = await RunAsync(new() { ["SERVER_PORT"] = port.ToString(System.Globalization.CultureInfo.InvariantCulture) }, "health");

        code.Should().Be(1);
        errors.Should().Contain("does not answer");
    }

    [Test]
    public async Task Start_FolderOfARunningGateway_Ends78AndNamesItsProcess()
    {
        using var folder = new TemporaryFolder();
        using var held = DataDirectory.Open(new GatewaySettings { Trading = new TradingOptions { DataDirectory = folder.Path } });

        var (code, _, errors) = await RunAsync(new() { ["TRADING_DATA_DIRECTORY"] = folder.Path });

        code.Should().Be(78);
        errors.Should().Contain("TRADING_DATA_DIRECTORY").And.Contain($"process {Environment.ProcessId}").And.NotContain("   at ");
    }

    [Test]
    public async Task Start_FileInPlaceOfTheFolder_Ends78AndNamesTheSetting()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("taken"), "");

        var (code, _, errors) = await RunAsync(new() { ["TRADING_DATA_DIRECTORY"] = folder.File("taken") });

        code.Should().Be(78);
        errors.Should().Contain("TRADING_DATA_DIRECTORY").And.Contain("must be a folder").And.NotContain("   at ");
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(Dictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Gateway.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync().WaitAsync(GatewayFixture.Deadline);
            return (process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }
}
