using System.Buffers;
using System.Buffers.Text;
using System.IO.Pipelines;
using Gateway.Tws.Messages;
using Gateway.Tws.Wire;
using Microsoft.Extensions.Logging;

namespace Gateway.Tws.Session;

/// <summary>
/// Reads frames and passes their messages to the router until the stream ends; the exception it ends with is the reason of the disconnect.
/// </summary>
internal sealed partial class ReadLoop(
    PipeReader input, ServerVersion version, MessageRouter router, TwsSessionOptions options, TimeProvider time, ILogger logger)
{
    private const int DumpLength = 64;

    private long _lastFrame = time.GetTimestamp();
    private long _frames;
    private long _unknown;
    private long _undecodable;
    private int _undecodableInARow;

    public SessionStatistics Statistics => new(
        Interlocked.Read(ref _frames), Interlocked.Read(ref _unknown), Interlocked.Read(ref _undecodable), router.Late);

    public long Frames => Interlocked.Read(ref _frames);

    /// <summary>The time since the last bytes arrived.</summary>
    public TimeSpan Silence => time.GetElapsedTime(Interlocked.Read(ref _lastFrame));

    public async Task RunAsync()
    {
        try
        {
            while (true)
            {
                var result = await input.ReadAsync().ConfigureAwait(false);
                var buffer = result.Buffer;
                Consume(ref buffer);
                if (result.IsCompleted)
                    throw new TwsDisconnectedException(
                        buffer.IsEmpty ? "TWS closed the connection." : "TWS closed the connection in the middle of a frame.");
                input.AdvanceTo(buffer.Start, buffer.End);
            }
        }
        finally
        {
            await input.CompleteAsync().ConfigureAwait(false);
        }
    }

    private void Consume(ref ReadOnlySequence<byte> buffer)
    {
        try
        {
            while (FrameReader.TryRead(ref buffer, options.MaxFrameLength, out var payload))
            {
                Interlocked.Increment(ref _frames);
                Interlocked.Exchange(ref _lastFrame, time.GetTimestamp());
                Dispatch(payload);
            }
        }
        catch (TwsProtocolException exception)
        {
            BrokenFrame(logger, exception.Message, Dump(buffer.Slice(0, Math.Min(buffer.Length, DumpLength)).ToArray()));
            throw;
        }
    }

    private void Dispatch(in ReadOnlySequence<byte> payload)
    {
        if (payload.IsSingleSegment)
        {
            Dispatch(payload.FirstSpan);
            return;
        }
        var length = (int)payload.Length;
        var copy = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            payload.CopyTo(copy);
            Dispatch(copy.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(copy);
        }
    }

    private void Dispatch(ReadOnlySpan<byte> payload)
    {
        try
        {
            if (MessageTable.TryDispatch(payload, version, router))
                _undecodableInARow = 0;
            else
                CountUnknown(payload);
        }
        catch (Exception exception)
        {
            // Receivers' exceptions are caught elsewhere, so this one comes from parsing the payload.
            CountUndecodable(payload, exception);
        }
    }

    private void CountUnknown(ReadOnlySpan<byte> payload)
    {
        Interlocked.Increment(ref _unknown);
        if (logger.IsEnabled(LogLevel.Debug))
            UnknownMessage(logger, Dump(payload));
    }

    private void CountUndecodable(ReadOnlySpan<byte> payload, Exception exception)
    {
        Interlocked.Increment(ref _undecodable);
        var requestId = UndecodableFrame.RequestId(payload, router.IsWaiting);
        UndecodableMessage(logger, exception.Message, requestId, Dump(payload));
        if (requestId is { } id)
            router.FailUndecodable(id, exception.Message);
        if (++_undecodableInARow >= options.MaxUndecodableInARow)
            throw new TwsProtocolException(
                $"{_undecodableInARow} messages in a row could not be read, the last one because {exception.Message}", exception);
    }

    private static string Dump(ReadOnlySpan<byte> bytes) => Convert.ToHexString(bytes[..Math.Min(bytes.Length, DumpLength)]);

    [LoggerMessage(EventIds.UnknownMessage, LogLevel.Debug, "Skipped a message of an unknown id; it begins with {Bytes}")]
    private static partial void UnknownMessage(ILogger logger, string bytes);

    [LoggerMessage(
        EventIds.UndecodableMessage, LogLevel.Warning, "Could not read a message ({Problem}) of request {RequestId}; it begins with {Bytes}")]
    private static partial void UndecodableMessage(ILogger logger, string problem, int? requestId, string bytes);

    [LoggerMessage(EventIds.BrokenFrame, LogLevel.Error, "The byte stream cannot be followed: {Problem}; it goes on with {Bytes}")]
    private static partial void BrokenFrame(ILogger logger, string problem, string bytes);
}

/// <summary>Counts of what one session received.</summary>
/// <param name="Frames">All frames.</param>
/// <param name="Unknown">Frames of a message id that the client does not know; they are skipped.</param>
/// <param name="Undecodable">Frames of a known message with a field that cannot be read.</param>
/// <param name="Late">Messages and errors for a request that was already over; they are dropped.</param>
public sealed record SessionStatistics(long Frames, long Unknown, long Undecodable, long Late);

/// <summary>Finds the request id of a frame that could not be parsed.</summary>
internal static class UndecodableFrame
{
    /// <summary>A request id stands first or second after the message id, or third after a version and a tick or account field.</summary>
    private const int FieldsWithAnId = 3;

    /// <summary>
    /// The request that the frame names, found among its first fields; null when none of them is one. Request ids are so large that no other field
    /// looks like a pending one.
    /// </summary>
    public static int? RequestId(ReadOnlySpan<byte> payload, Func<int, bool> isWaiting)
    {
        var rest = payload;
        for (var field = 0; field <= FieldsWithAnId && !rest.IsEmpty; field++)
        {
            var end = rest.IndexOf((byte)0);
            var text = end < 0 ? rest : rest[..end];
            if (field > 0 && Utf8Parser.TryParse(text, out int id, out var used) && used == text.Length && id >= RequestIds.First && isWaiting(id))
                return id;
            rest = end < 0 ? [] : rest[(end + 1)..];
        }
        return null;
    }
}
