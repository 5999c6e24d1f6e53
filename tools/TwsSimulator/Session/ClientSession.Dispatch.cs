using System.Globalization;
using Gateway.Tws.Wire;

namespace TwsSimulator.Session;

internal sealed partial class ClientSession
{
    private const int BreachesUntilCut = 3;

    private async Task ReadLoopAsync(CancellationToken cancellationToken)
    {
        if (_mute)
        {
            await connection.Stream.CopyToAsync(Stream.Null, cancellationToken);
            return;
        }
        var input = new FrameInput(connection.Stream);
        await input.ReadGreetingAsync(cancellationToken);
        if (await input.ReadFrameAsync(cancellationToken) is not { } hello || !Agree(VersionRange.Parse(hello)))
            return;
        while (true)
        {
            await faults.WhileNotReadingAsync(cancellationToken);
            if (await input.ReadFrameAsync(cancellationToken) is not { } frame)
                return;
            lock (simulation.Gate)
                Dispatch(frame);
        }
    }

    private bool Agree(VersionRange asked)
    {
        var options = simulation.Options;
        if (asked.Max < options.MinServerVersion || asked.Min > options.MaxServerVersion)
        {
            LogRefused(connection.RemoteEndPoint, asked.Min, asked.Max);
            connection.CloseAfterFlush();
            return false;
        }
        Version = new ServerVersion(Math.Min(asked.Max, options.MaxServerVersion));
        var now = TimeZoneInfo.ConvertTime(simulation.Time.GetUtcNow(), Market.ExchangeZones.Eastern);
        lock (_sending)
        {
            Enqueue(_frames.Build(fields =>
            {
                fields.Write(Version.Value);
                fields.Write(now.ToString("yyyyMMdd HH:mm:ss 'EST'", CultureInfo.InvariantCulture));
            }));
        }
        return true;
    }

    private void Dispatch(byte[] frame)
    {
        var requestId = 0;
        try
        {
            var fields = new FieldReader(frame);
            requestId = fields.ReadInt();
            if (!Allowed())
                return;
            if (requestId == RequestIds.StartApi)
                StartApi(ref fields);
            else if (!Started)
                return;
            else if (requests.Find(requestId) is { } handler)
                handler(this, ref fields);
            else
                SendError(-1, ErrorCodes.ErrorReadingRequest, $"Error reading request: the simulator does not know message {requestId}.");
        }
        catch (TwsProtocolException unreadable)
        {
            SendError(-1, ErrorCodes.ErrorReadingRequest, $"Error reading request. Message {requestId}: {unreadable.Message}");
        }
        catch (Exception defect) when (defect is ArgumentException or InvalidOperationException or FormatException or OverflowException)
        {
            LogHandlerFailed(defect, requestId, ClientId);
            SendError(-1, ErrorCodes.ErrorProcessingRequest, $"Error processing request. Message {requestId}.");
        }
    }

    private bool Allowed()
    {
        if (_rate.Allow())
            return true;
        var limit = simulation.Options.MaxMessagesPerSecond;
        SendError(-1, ErrorCodes.RateExceeded, $"Max rate of messages per second has been exceeded:max={limit} rec={limit + 1} ({_rate.Breaches})");
        if (_rate.Breaches >= BreachesUntilCut)
            connection.CloseAfterFlush();
        return false;
    }

    private void StartApi(ref FieldReader fields)
    {
        fields.Skip();
        var clientId = fields.ReadInt();
        if (Started)
            return;
        if (faults.ClientIdInUse || !simulation.Clients.TryAdd(clientId, this))
        {
            SendError(-1, ErrorCodes.ClientIdInUse, "Unable to connect as the client id is already in use. Retry with a unique client id.");
            connection.CloseAfterFlush();
            return;
        }
        ClientId = clientId;
        Started = true;
        LogStarted(clientId, connection.RemoteEndPoint, Version.Value);
        foreach (var domain in domains)
            domain.ClientStarted(this);
    }

    private void Leave()
    {
        lock (simulation.Gate)
        {
            if (!Started)
                return;
            Started = false;
            simulation.Clients.Remove(ClientId);
            foreach (var domain in domains)
                domain.ClientLeft(this);
        }
    }
}
