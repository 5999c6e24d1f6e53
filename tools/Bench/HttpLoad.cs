using System.Buffers.Text;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Bench;

/// <summary>
/// A load of one request over a few kept-alive connections, each waiting for its answer before the next: as light as a client can be.
/// </summary>
internal sealed class HttpLoad(IPEndPoint server, string path, string accept, string body)
{
    private readonly byte[] _request = Encoding.ASCII.GetBytes(
        $"POST {path} HTTP/1.1\r\nHost: {server}\r\nAccept: {accept}\r\nContent-Type: application/json\r\nContent-Length: "
        + $"{body.Length}\r\n\r\n{body}");

    /// <summary>Answers a second over the given time.</summary>
    /// <exception cref="InvalidOperationException">An answer was not 200.</exception>
    public async Task<double> RateAsync(int connections, TimeSpan duration, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        long[] counts = await Task.WhenAll(
            Enumerable.Range(0, connections).Select(_ => Task.Run(() => LoopAsync(start, duration, cancellationToken), cancellationToken)));
        return counts.Sum() / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private async Task<long> LoopAsync(long start, TimeSpan duration, CancellationToken cancellationToken)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(server, cancellationToken);
        byte[] buffer = new byte[64 * 1024];
        long count = 0;
        while (Stopwatch.GetElapsedTime(start) < duration)
        {
            await socket.SendAsync(_request, cancellationToken);
            await ReadAnswerAsync(socket, buffer, cancellationToken);
            count++;
        }
        return count;
    }

    private static async Task ReadAnswerAsync(Socket socket, byte[] buffer, CancellationToken cancellationToken)
    {
        int length = 0;
        while (true)
        {
            int read = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
            if (read == 0)
                throw new InvalidOperationException("The server closed the connection.");
            length += read;
            if (IsWhole(buffer.AsSpan(0, length)))
                return;
        }
    }

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        int head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0)
            return false;
        if (!answer.StartsWith("HTTP/1.1 200"u8))
            throw new InvalidOperationException($"Not a good answer: {Encoding.UTF8.GetString(answer)}");
        ReadOnlySpan<byte> content = answer[(head + 4)..];
        int lengthAt = answer[..head].IndexOf("Content-Length: "u8);
        if (lengthAt < 0)
            return content.EndsWith("0\r\n\r\n"u8);
        return Utf8Parser.TryParse(answer[(lengthAt + "Content-Length: "u8.Length)..], out int expected, out _) && content.Length >= expected;
    }
}
