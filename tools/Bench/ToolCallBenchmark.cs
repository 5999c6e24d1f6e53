using System.Net;
using Microsoft.AspNetCore.Builder;
using TwsSimulator;

namespace Bench;

/// <summary>tools/call on a cheap tool; the peer is a bare Kestrel endpoint that parses the same body and answers as many bytes.</summary>
internal static class ToolCallBenchmark
{
    private const int Rounds = 5;
    private const int Connections = 8;
    private const string Body = """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"ibkr_get_managed_accounts","arguments":{}}}""";

    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(3);

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var gateway = await BenchGateway.StartAsync(new SimulatorOptions(), cancellationToken);
        byte[] answer = await AnswerAsync(gateway.Address, cancellationToken);
        await using WebApplication bare = await BareKestrel.StartAsync(answer, cancellationToken);

        var ours = new HttpLoad(gateway.Address, "/api/v1/mcp", "application/json", Body);
        var peer = new HttpLoad(new IPEndPoint(IPAddress.Loopback, new Uri(bare.Urls.First()).Port), "/", "application/json", Body);
        var ourRates = new List<double>();
        var peerRates = new List<double>();
        for (int round = -1; round < Rounds; round++)
        {
            double ourRate = await ours.RateAsync(Connections, Duration, cancellationToken);
            double peerRate = await peer.RateAsync(Connections, Duration, cancellationToken);
            if (round < 0)
                continue;
            ourRates.Add(ourRate);
            peerRates.Add(peerRate);
        }
        ourRates.Sort();
        peerRates.Sort();
        double our = ourRates[Rounds / 2];
        double bareRate = peerRates[Rounds / 2];
        Console.WriteLine($"gateway tools/call      {our,8:F0} calls/s   ({Connections} connections, answer of {answer.Length} bytes)");
        Console.WriteLine($"bare Kestrel endpoint   {bareRate,8:F0} calls/s");
        Console.WriteLine($"ratio                   {our / bareRate,8:F2}");
    }

    private static async Task<byte[]> AnswerAsync(IPEndPoint gateway, CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        using var content = new StringContent(Body, System.Text.Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await client.PostAsync(new Uri($"http://{gateway}/api/v1/mcp"), content, cancellationToken);
        byte[] answer = await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(cancellationToken);
        using JsonDocument parsed = JsonDocument.Parse(answer);
        if (!parsed.RootElement.TryGetProperty("result", out JsonElement result)
            || (result.TryGetProperty("isError", out JsonElement error) && error.GetBoolean()))
            throw new InvalidOperationException($"The call fails: {parsed.RootElement}");
        return answer;
    }
}
