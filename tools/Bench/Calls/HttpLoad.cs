using System.Buffers.Text;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Bench.Calls;

/// <summary>
/// A load of one request over kept-alive connections, each waiting for its answer before the next: as light as a client can be.
/// </summary>
/// <param name="headers">Header lines besides those of the body, each with its line break.</param>
internal sealed class HttpLoad(IPEndPoint server, string path, string headers, string body)
{
    private readonly byte[] _request = Encoding.ASCII.GetBytes(
        $"POST {path} HTTP/1.1\r\nHost: {server}\r\n{headers}Content-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");

    /// <summary>Sends for the given time.</summary>
    public async Task<LoadResult> RunAsync(int connections, TimeSpan duration, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        LoadResult[] results = await Task.WhenAll(
            Enumerable.Range(0, connections).Select(_ => Task.Run(() => LoopAsync(start, duration, cancellationToken), cancellationToken)));
        return LoadResult.Of(results, Stopwatch.GetElapsedTime(start));
    }

    private async Task<LoadResult> LoopAsync(long start, TimeSpan duration, CancellationToken cancellationToken)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(server, cancellationToken);
        byte[] buffer = new byte[64 * 1024];
        var result = new LoadResult();
        while (Stopwatch.GetElapsedTime(start) < duration)
        {
            long sent = Stopwatch.GetTimestamp();
            await socket.SendAsync(_request, cancellationToken);
            bool good = await ReadAnswerAsync(socket, buffer, cancellationToken);
            result.Add(Stopwatch.GetElapsedTime(sent), good);
        }
        return result;
    }

    private static async Task<bool> ReadAnswerAsync(Socket socket, byte[] buffer, CancellationToken cancellationToken)
    {
        int length = 0;
        while (true)
        {
            int read = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
            if (read == 0)
                throw new InvalidOperationException("The server closed the connection.");
            length += read;
            if (IsWhole(buffer.AsSpan(0, length), out bool good))
                return good;
        }
    }

    /// <param name="good">False for any status but 200, and for the result of a tool that failed.</param>
    private static bool IsWhole(ReadOnlySpan<byte> answer, out bool good)
    {
        good = answer.StartsWith("HTTP/1.1 200"u8) && answer.IndexOf("\"isError\":true"u8) < 0;
        int head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0)
            return false;
        ReadOnlySpan<byte> content = answer[(head + 4)..];
        int lengthAt = answer[..head].IndexOf("Content-Length: "u8);
        if (lengthAt < 0)
            return content.EndsWith("0\r\n\r\n"u8);
        return Utf8Parser.TryParse(answer[(lengthAt + "Content-Length: "u8.Length)..], out int expected, out _) && content.Length >= expected;
    }
}
