using System.Buffers;
using System.IO.Pipelines;

namespace Gateway.Http;

/// <summary>A request's whole body on rented memory.</summary>
/// <remarks>It is copied out of the connection's pipe so that the pipe can go on reading, which is how a client's leaving is noticed.</remarks>
internal sealed class RequestBody(byte[] rented, int length) : IDisposable
{
    public ReadOnlyMemory<byte> Bytes => rented.AsMemory(0, length);

    /// <returns>The body; null when it is larger than <paramref name="maxBytes"/>.</returns>
    /// <exception cref="BadHttpRequestException">The transfer itself is broken.</exception>
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
            // Kestrel calls every other broken chunk a bad request; one whose length is beyond counting it reports as a broken connection.
            throw new BadHttpRequestException("Bad chunk size data.", StatusCodes.Status400BadRequest, e);
        }
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(rented);
}
