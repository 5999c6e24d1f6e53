using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace Relay;

/// <summary>Splits a stream into its lines, without their ends; empty ones are left out.</summary>
internal static class LineReader
{
    /// <summary>In bytes. The gateway refuses smaller messages already.</summary>
    private const int Longest = 32 * 1024 * 1024;

    /// <exception cref="InvalidDataException">A line is longer than 32 MiB.</exception>
    public static async IAsyncEnumerable<byte[]> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = PipeReader.Create(stream, new StreamPipeReaderOptions(leaveOpen: true));
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            var buffer = read.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } end)
            {
                if (Trimmed(buffer.Slice(0, end)) is { Length: > 0 } line)
                    yield return line;
                buffer = buffer.Slice(buffer.GetPosition(1, end));
            }
            if (read.IsCompleted)
            {
                if (Trimmed(buffer) is { Length: > 0 } last)
                    yield return last;
                yield break;
            }
            if (buffer.Length > Longest)
                throw new InvalidDataException($"A line of standard input has more than {Longest} bytes.");
            reader.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private static byte[] Trimmed(ReadOnlySequence<byte> line) => line.ToArray().AsSpan().Trim(" \r\t"u8).ToArray();
}
