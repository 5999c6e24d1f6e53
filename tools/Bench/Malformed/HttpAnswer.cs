using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;

namespace Bench.Malformed;

/// <summary>The answer to one request.</summary>
/// <param name="Status">0 when the server closed the connection without an answer, as it may for what is not HTTP.</param>
/// <param name="Text">The whole answer, head included, as far as it was read.</param>
/// <param name="Reusable">Whether the connection can carry a further request.</param>
internal sealed record HttpAnswer(int Status, string Text, bool Reusable)
{
    /// <summary>Some inputs make the server wait for more, as it should.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    /// <summary>Sends the bytes as they are and reads one answer; an answer that is a stream is left after a while.</summary>
    public static Task<HttpAnswer> ExchangeAsync(Socket socket, byte[] request, byte[] buffer, CancellationToken cancellationToken) =>
        ExchangeAsync(socket, request, buffer, Patience, cancellationToken);

    /// <param name="longest">How long to wait for the answer.</param>
    public static async Task<HttpAnswer> ExchangeAsync(
        Socket socket, byte[] request, byte[] buffer, TimeSpan longest, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(longest);
        int length = 0;
        bool whole = false;
        try
        {
            await socket.SendAsync(request, patience.Token);
            while (!whole && length < buffer.Length)
            {
                int read = await socket.ReceiveAsync(buffer.AsMemory(length), patience.Token);
                if (read == 0)
                    break;
                length = WithoutInterim(buffer, length + read);
                whole = IsWhole(buffer.AsSpan(0, length));
            }
        }
        catch (Exception e) when (e is SocketException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            whole = false;
        }
        string text = Encoding.Latin1.GetString(buffer, 0, length);
        bool reusable = whole && !text.Contains("Connection: close", StringComparison.OrdinalIgnoreCase);
        return new HttpAnswer(StatusOf(buffer.AsSpan(0, length)), text, reusable);
    }

    public static async Task<Socket> ConnectAsync(IPEndPoint server, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(server, cancellationToken);
        return socket;
    }

    /// <summary>Drops a "100 Continue", which is no answer yet.</summary>
    private static int WithoutInterim(byte[] buffer, int length)
    {
        ReadOnlySpan<byte> interim = "HTTP/1.1 100 Continue\r\n\r\n"u8;
        if (!buffer.AsSpan(0, length).StartsWith(interim))
            return length;
        buffer.AsSpan(interim.Length, length - interim.Length).CopyTo(buffer);
        return length - interim.Length;
    }

    private static int StatusOf(ReadOnlySpan<byte> answer) =>
        answer.Length >= 12 && Utf8Parser.TryParse(answer[9..12], out int status, out _) ? status : 0;

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        int head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0)
            return false;
        int lengthAt = answer[..head].IndexOf("Content-Length: "u8);
        if (lengthAt >= 0 && Utf8Parser.TryParse(answer[(lengthAt + "Content-Length: "u8.Length)..], out int expected, out _))
            return answer.Length - head - 4 >= expected;
        return answer.IndexOf("Transfer-Encoding: chunked"u8) < 0 || answer.EndsWith("0\r\n\r\n"u8);
    }
}
