using System.Diagnostics;
using System.Net;

namespace Bench.Churn;

/// <summary>Another client, that asks for the status every tenth of a second while the churn goes on.</summary>
internal sealed class Bystander(HttpClient http, Uri mcp)
{
    private const string Call = """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"ibkr_get_status","arguments":{}}}""";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public int Answered { get; private set; }

    /// <summary>How many answers were not 200.</summary>
    public int Refused { get; private set; }

    public TimeSpan Slowest { get; private set; }

    /// <summary>Asks until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken ended)
    {
        using var timer = new PeriodicTimer(Pause, TimeProvider.System);
        do
        {
            long start = Stopwatch.GetTimestamp();
            using var content = new StringContent(Call, Encoding.UTF8, "application/json");
            using HttpResponseMessage answer = await http.PostAsync(mcp, content, CancellationToken.None);
            Answered++;
            Refused += answer.StatusCode == HttpStatusCode.OK ? 0 : 1;
            TimeSpan took = Stopwatch.GetElapsedTime(start);
            Slowest = took > Slowest ? took : Slowest;
        }
        while (await WaitAsync(timer, ended));
    }

    private static async Task<bool> WaitAsync(PeriodicTimer timer, CancellationToken ended)
    {
        try
        {
            return await timer.WaitForNextTickAsync(ended);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
