using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Bench.Malformed;

/// <summary>Sends malformed requests over some connections and counts the answers; the same seed sends the same requests.</summary>
internal sealed class MalformedLoad(IPEndPoint server, int seed)
{
    /// <summary>The bytes of an answer that are kept: enough to see it, not enough to hold a long stream.</summary>
    private const int LongestAnswer = 256 * 1024;

    /// <summary>Texts that no answer to a malformed request may hold: faults of the gateway, and stack traces.</summary>
    private static readonly string[] Faults = ["-32603", "\"code\":\"internal\"", "   at Gateway.", "   at Microsoft.", "System.Exception"];

    private readonly ConcurrentDictionary<int, HttpRequests> _sources = new();
    private readonly ConcurrentDictionary<int, int> _statuses = new();
    private readonly ConcurrentQueue<string> _faults = new();

    /// <summary>How many answers had each status; 0 stands for a closed connection.</summary>
    public IReadOnlyDictionary<int, int> Statuses => _statuses;

    /// <summary>Requests, with their answers, that were answered as a fault of the gateway.</summary>
    public IReadOnlyCollection<string> FaultsSeen => _faults;

    /// <summary>Sends further requests; each call goes on where the last one stopped.</summary>
    public Task SendAsync(int requests, int connections, CancellationToken cancellationToken) =>
        Task.WhenAll(
            Enumerable.Range(0, connections).Select(
                connection => Task.Run(() => LoopAsync(SourceOf(connection), requests / connections, cancellationToken), cancellationToken)));

    private HttpRequests SourceOf(int connection) => _sources.GetOrAdd(connection, number => new HttpRequests(seed + number, server.ToString()));

    private async Task LoopAsync(HttpRequests source, int requests, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[LongestAnswer];
        Socket socket = await HttpAnswer.ConnectAsync(server, cancellationToken);
        try
        {
            for (int i = 0; i < requests; i++)
            {
                byte[] request = source.Next();
                HttpAnswer answer = await HttpAnswer.ExchangeAsync(socket, request, buffer, cancellationToken);
                Count(request, answer);
                if (answer.Reusable)
                    continue;
                socket.Dispose();
                socket = await HttpAnswer.ConnectAsync(server, cancellationToken);
            }
        }
        finally
        {
            socket.Dispose();
        }
    }

    private void Count(byte[] request, HttpAnswer answer)
    {
        _statuses.AddOrUpdate(answer.Status, 1, static (_, count) => count + 1);
        if (answer.Status == StatusCodes.Status500InternalServerError || Faults.Any(fault => answer.Text.Contains(fault, StringComparison.Ordinal)))
            _faults.Enqueue($"{System.Text.Encoding.Latin1.GetString(request)}\n=> {answer.Text}");
    }
}
