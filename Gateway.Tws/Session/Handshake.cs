using System.Buffers;
using Gateway.Tws.Transport;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Session;

/// <summary>
/// The first exchange on a new connection: the versions that the client speaks, and the one that TWS chose. Source: docs/protocol.md, "Handshake".
/// </summary>
internal sealed class Handshake(ITwsLink link, ConnectAdvice advice, int maxFrameLength)
{
    /// <summary>Lower than the oldest accepted version, so that an old TWS sends its version instead of hanging up.</summary>
    private const int OldestAskedFor = 100;

    private const int Redirect = -1;

    /// <summary>Some builds send other frames before the version; more than a few mean that the peer is not TWS.</summary>
    private const int MaxFramesBefore = 8;

    /// <exception cref="TwsDisconnectedException">TWS cannot be talked to; the message says what to check.</exception>
    public async Task<ServerVersion> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            link.Output.Write("API\0"u8);
            FrameWriter.Write(link.Output, Encoding.ASCII.GetBytes($"v{OldestAskedFor}..{ServerVersion.Target}"));
            await link.Output.FlushAsync(cancellationToken).ConfigureAwait(false);
            return await ReadVersionAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (TwsProtocolException exception)
        {
            throw advice.NotTws(exception.Message, exception);
        }
        catch (IOException exception)
        {
            throw advice.ClosedBeforeVersion(exception);
        }
    }

    private async Task<ServerVersion> ReadVersionAsync(CancellationToken cancellationToken)
    {
        for (var before = 0; before <= MaxFramesBefore;)
        {
            var result = await link.Input.ReadAsync(cancellationToken).ConfigureAwait(false);
            var buffer = result.Buffer;
            string[]? version = null;
            while (version is null && FrameReader.TryRead(ref buffer, maxFrameLength, out var payload))
            {
                var fields = Encoding.Latin1.GetString(payload).Split('\0');
                // Two fields, each ended by NUL.
                version = fields.Length == 3 ? fields : null;
                before += version is null ? 1 : 0;
            }
            if (version is null && result.IsCompleted)
                throw advice.ClosedBeforeVersion(null);
            // Bytes after the version belong to the session.
            link.Input.AdvanceTo(buffer.Start, version is null ? buffer.End : buffer.Start);
            if (version is not null)
                return Agree(version[0], version[1]);
        }
        throw advice.NotTws("no version among the first frames", null);
    }

    private ServerVersion Agree(string version, string timeOrTarget)
    {
        if (!int.TryParse(version, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
            throw advice.NotTws("its version is not a number", null);
        return value switch
        {
            Redirect => throw advice.Redirected(timeOrTarget),
            < ServerVersion.Minimum => throw advice.TooOld(value),
            > ServerVersion.Target => throw advice.TooNew(value),
            _ => new ServerVersion(value),
        };
    }
}
