using System.Net;
using TwsSimulator;

namespace Bench.Calls;

/// <summary>
/// tools/call of a cheap tool over 50 connections, in both eras: the gateway, a bare Kestrel endpoint that parses the same body and answers as many
/// bytes, and the official C# SDK. Each is a process of its own, and they are measured in turn.
/// </summary>
internal static class ToolCallBenchmark
{
    public const string Tool = "ibkr_get_managed_accounts";

    private const int Rounds = 15;

    /// <summary>Of each server before it is measured: by then its code is compiled for speed, also on a busy machine.</summary>
    private const int WarmUpCalls = 150_000;

    private const int Connections = 50;
    private const string McpPath = "/api/v1/mcp";

    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(1);

    private static readonly (string Version, string Headers, string Body)[] Eras =
    [
        (
            "2026-07-28",
            $"Accept: application/json, text/event-stream\r\nMCP-Protocol-Version: 2026-07-28\r\nMcp-Method: tools/call\r\nMcp-Name: {Tool}\r\n",
            BodyWith(
                ""","_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientInfo":"""
                + """{"name":"bench","version":"1"},"io.modelcontextprotocol/clientCapabilities":{}}""")),
        (
            "2025-11-25",
            "Accept: application/json, text/event-stream\r\nMCP-Protocol-Version: 2025-11-25\r\n",
            BodyWith("")),
    ];

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        await using SimulatorServer simulator = await SimulatorServer.StartAsync(new SimulatorOptions(), cancellationToken);
        DirectoryInfo data = Directory.CreateTempSubdirectory("bench");
        try
        {
            await using CallServer gateway = await CallServer.StartAsync(
                "gateway", McpPath, [Environment.GetEnvironmentVariable("BENCH_GATEWAY") ?? "Gateway.dll"], cancellationToken,
                ("SERVER_PORT", "0"), ("TWS_PORT", $"{simulator.Port}"), ("TRADING_DATA_DIRECTORY", data.FullName));
            foreach ((string version, string headers, string body) in Eras)
                await RunAsync(gateway, version, headers, body, cancellationToken);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static string BodyWith(string meta) =>
        """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"arguments":{},"name":""" + $"\"{Tool}\"{meta}}}}}";

    private static async Task RunAsync(CallServer gateway, string version, string headers, string body, CancellationToken cancellationToken)
    {
        byte[] answer = await FirstAnswerAsync(gateway, headers, body, cancellationToken);
        using JsonDocument parsed = JsonDocument.Parse(answer);
        string result = parsed.RootElement.GetProperty("result").GetProperty("structuredContent").GetRawText();
        await using CallServer bare = await CallServer.StartAsync(
            "bare Kestrel", "/", ["Bench.dll", BareKestrel.Argument, Encoding.UTF8.GetString(answer)], cancellationToken);
        await using CallServer sdk = await CallServer.StartAsync("C# SDK", "/mcp", ["Bench.dll", SdkServer.Command, result], cancellationToken);
        List<CallMeasure> measures = [.. new[] { gateway, bare, sdk }.Select(server => new CallMeasure(server, headers, body))];
        foreach (CallMeasure measure in measures)
            await measure.WarmUpAsync(Connections, WarmUpCalls, cancellationToken);
        for (int round = 0; round < Rounds; round++)
        {
            foreach (CallMeasure measure in measures)
                await measure.RunAsync(Connections, Duration, cancellationToken);
        }
        Console.WriteLine($"{version}: {Connections} connections, an answer of {answer.Length} bytes; medians of {Rounds} rounds");
        foreach (CallMeasure measure in measures)
            Console.WriteLine(measure);
        Console.WriteLine($"beside bare Kestrel   {measures[0].Beside(measures[1])}");
        Console.WriteLine($"beside the C# SDK     {measures[0].Beside(measures[2])}");
    }

    /// <summary>The answer once TWS is connected.</summary>
    private static async Task<byte[]> FirstAnswerAsync(CallServer gateway, string headers, string body, CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while ((await client.GetAsync(new Uri($"http://{gateway.Address}/health/ready"), patience.Token)).StatusCode != HttpStatusCode.OK)
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, patience.Token);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"http://{gateway.Address}{McpPath}"));
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        foreach (string line in headers.Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
            request.Headers.Add(line.Split(": ")[0], line.Split(": ")[1]);
        using HttpResponseMessage response = await client.SendAsync(request, cancellationToken);
        return await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(cancellationToken);
    }
}
