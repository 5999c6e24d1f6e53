using System.Buffers;
using System.IO.Pipelines;
using Gateway.Access;

namespace Gateway.Http;

/// <summary>A request's whole body on rented memory.</summary>
/// <remarks>The body is copied out of the connection's pipe, so that the pipe continues to read and detects a disconnect.</remarks>
internal sealed class RequestBody(byte[] rented, int length) : IDisposable
{
    public ReadOnlyMemory<byte> Bytes => rented.AsMemory(0, length);

    /// <returns>The body; null when it is larger than <paramref name="maxBytes"/>.</returns>
    /// <exception cref="BadHttpRequestException">The transfer of the body is malformed.</exception>
    public static async ValueTask<RequestBody?> ReadAsync(HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        if (request.ContentLength > maxBytes)
            return null;
        PipeReader reader = request.BodyReader;
        while (true)
        {
            ReadResult read = await ReadSomeAsync(reader, cancellationToken);
            ReadOnlySequence<byte> buffer = read.Buffer;
            if (buffer.Length > maxBytes)
            {
                reader.AdvanceTo(buffer.Start);
                return null;
            }

            if (read.IsCompleted)
            {
                byte[] rented = ArrayPool<byte>.Shared.Rent((int)buffer.Length);
                buffer.CopyTo(rented);
                int length = (int)buffer.Length;
                reader.AdvanceTo(buffer.End);
                return new RequestBody(rented, length);
            }

            reader.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private static async ValueTask<ReadResult> ReadSomeAsync(PipeReader reader, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadAsync(cancellationToken);
        }
        catch (IOException e) when (e.InnerException is OverflowException)
        {
            // Kestrel reports other malformed chunks as bad requests, but a chunk size that overflows as a broken connection.
            throw new BadHttpRequestException("Bad chunk size data.", StatusCodes.Status400BadRequest, e);
        }
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(rented);
}

/// <summary>Checks the content types of bodies.</summary>
internal static class ContentTypes
{
    /// <summary>
    /// True for application/json with or without parameters. Others are refused, because a browser may send them to any site without a preflight.
    /// </summary>
    public static bool IsJson(string? contentType)
    {
        ReadOnlySpan<char> mediaType = contentType;
        int parameters = mediaType.IndexOf(';');
        if (parameters >= 0)
            mediaType = mediaType[..parameters];
        return mediaType.Trim().Equals("application/json", StringComparison.OrdinalIgnoreCase);
    }
}

/// <summary>The error texts for bodies that could not be read.</summary>
internal static class BadRequestText
{
    public static string Text(BadHttpRequestException fault) => fault.StatusCode switch
    {
        StatusCodes.Status408RequestTimeout =>
            $"The body arrived too slowly: the minimum is {RequestLimits.BodyBytesPerSecond} bytes a second.",
        StatusCodes.Status413PayloadTooLarge => "The body is too large; LIMITS_BODY_BYTES sets the limit.",
        _ => fault.Message,
    };
}
