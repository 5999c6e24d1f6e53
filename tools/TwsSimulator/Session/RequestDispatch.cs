using Gateway.Tws.Wire;
using Microsoft.Extensions.Logging;
using TwsSimulator.Trading;

namespace TwsSimulator.Session;

/// <summary>Takes each request of one client to its handler, and answers with an error what has none.</summary>
/// <remarks>The simulation's gate guards it.</remarks>
internal sealed partial class RequestDispatch(ClientSession client, Simulation simulation, RequestTable requests)
{
    private const int BreachesUntilCut = 3;

    private readonly ILogger _log = simulation.Options.LoggerFactory.CreateLogger<RequestDispatch>();
    private readonly MessageRate _rate = new(simulation.Options.MaxMessagesPerSecond, simulation.Time);

    /// <summary>Waits while the client is above its rate, unless such messages are rejected. Call it without the gate.</summary>
    public Task PaceAsync(CancellationToken cancellationToken) =>
        simulation.Options.RateMode == RateMode.Pace ? _rate.WaitAsync(cancellationToken) : Task.CompletedTask;

    public void Dispatch(byte[] frame)
    {
        var requestId = 0;
        try
        {
            var fields = new FieldReader(frame);
            requestId = fields.ReadInt();
            if (!Allowed())
            {
                NoteRefused(requestId, ref fields);
                return;
            }
            if (requestId == RequestIds.StartApi)
                StartApi(ref fields);
            else if (!client.Started)
                return;
            else if (requests.Find(requestId) is { } handler)
                handler(client, ref fields);
            else
                client.SendError(
                    -1, ErrorCodes.ErrorReadingRequest, $"Error reading request: the simulator does not know message {requestId}.");
        }
        catch (TwsProtocolException unreadable)
        {
            client.SendError(-1, ErrorCodes.ErrorReadingRequest, $"Error reading request. Message {requestId}: {unreadable.Message}");
        }
        catch (Exception defect) when (defect is ArgumentException or InvalidOperationException or FormatException or OverflowException)
        {
            LogHandlerFailed(defect, requestId, client.ClientId);
            client.SendError(-1, ErrorCodes.ErrorProcessingRequest, $"Error processing request. Message {requestId}.");
        }
    }

    private void StartApi(ref FieldReader fields)
    {
        fields.Skip();
        client.Start(fields.ReadInt());
    }

    private bool Allowed()
    {
        if (simulation.Options.RateMode == RateMode.Pace || _rate.Allow())
            return true;
        var limit = simulation.Options.MaxMessagesPerSecond;
        client.SendError(
            -1, ErrorCodes.RateExceeded, $"Max rate of messages per second has been exceeded:max={limit} rec={limit + 1} ({_rate.Breaches})");
        if (_rate.Breaches >= BreachesUntilCut)
            client.CloseAfterFlush();
        return false;
    }

    /// <summary>A request about an order that nobody read belongs into the ledger.</summary>
    private void NoteRefused(int requestId, ref FieldReader fields)
    {
        if (requestId is not (RequestIds.PlaceOrder or RequestIds.CancelOrder))
            return;
        if (requestId == RequestIds.CancelOrder && !client.Version.Has(ServerVersion.ManualOrderIndicator))
            fields.Skip();
        var key = new OrderKey(client.ClientId, fields.ReadInt());
        var refusal = new OrderRefusal(ErrorCodes.RateExceeded, "Max rate of messages per second has been exceeded");
        simulation.Desk.Ledger.Add(new RefusedRequest(simulation.Desk.Market.Now, key, refusal));
    }

    [LoggerMessage(EventIds.HandlerFailed, LogLevel.Error, "Request {RequestId} of client {ClientId} failed")]
    private partial void LogHandlerFailed(Exception exception, int requestId, int clientId);
}
