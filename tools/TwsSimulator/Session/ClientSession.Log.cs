using Microsoft.Extensions.Logging;

namespace TwsSimulator.Session;

internal sealed partial class ClientSession
{
    [LoggerMessage(EventIds.ClientAccepted, LogLevel.Debug, "Connection from {RemoteEndPoint}")]
    private partial void LogAccepted(string remoteEndPoint);

    [LoggerMessage(EventIds.ClientStarted, LogLevel.Information, "Client {ClientId} from {RemoteEndPoint} started at server version {Version}")]
    private partial void LogStarted(int clientId, string remoteEndPoint, int version);

    [LoggerMessage(EventIds.ClientLeft, LogLevel.Information, "Client {ClientId} from {RemoteEndPoint} left")]
    private partial void LogLeft(int clientId, string remoteEndPoint);

    [LoggerMessage(EventIds.ClientBrokeProtocol, LogLevel.Warning, "Client {ClientId} broke the protocol: {Reason}")]
    private partial void LogBrokeProtocol(int clientId, string reason);

    [LoggerMessage(EventIds.ClientTooSlow, LogLevel.Warning, "Client {ClientId} does not read what it is sent; its connection is reset")]
    private partial void LogTooSlow(int clientId);

    [LoggerMessage(EventIds.ClientRefused, LogLevel.Warning, "Connection from {RemoteEndPoint} refused: it speaks versions {Min} to {Max}")]
    private partial void LogRefused(string remoteEndPoint, int min, int max);

    [LoggerMessage(EventIds.HandlerFailed, LogLevel.Error, "Request {RequestId} of client {ClientId} failed")]
    private partial void LogHandlerFailed(Exception exception, int requestId, int clientId);
}
