using System.Net.Sockets;
using Gateway.Tws.Requests.Session;
using Gateway.Tws.Transport;
using Microsoft.Extensions.Logging;

namespace Gateway.Tws.Session;

/// <summary>
/// Opens sessions: connects, negotiates the version, starts the API and waits for the first messages, each step with its own deadline.
/// </summary>
internal sealed class SessionConnector(ITwsTransport transport, TwsSessionOptions options, TimeProvider time, ILogger logger)
{
    /// <param name="listener">Attached before the session's first message.</param>
    /// <exception cref="TwsDisconnectedException">Connecting failed: the message says why and what to check. The socket is closed.</exception>
    public async Task<TwsSession> ConnectAsync(string host, int port, int clientId, IMessageReceiver listener, CancellationToken cancellationToken)
    {
        var advice = new ConnectAdvice(host, port, clientId);
        var link = await OpenAsync(advice, cancellationToken).ConfigureAwait(false);
        TwsSession session;
        try
        {
            var handshake = new Handshake(link, advice, options.MaxFrameLength);
            var version = await WithinAsync(
                options.HandshakeTimeout, handshake.RunAsync, () => advice.Mute(options.HandshakeTimeout), cancellationToken).ConfigureAwait(false);
            session = new TwsSession(link, version, options, time, logger);
        }
        catch
        {
            await link.DisposeAsync().ConfigureAwait(false);
            throw;
        }
        try
        {
            await BootAsync(session, advice, listener, cancellationToken).ConfigureAwait(false);
            return session;
        }
        catch (Exception exception)
        {
            await session.CloseAsync(
                exception as TwsDisconnectedException ?? new TwsDisconnectedException("Connecting was cancelled.", exception)).ConfigureAwait(false);
            throw;
        }
    }

    private async Task<ITwsLink> OpenAsync(ConnectAdvice advice, CancellationToken cancellationToken)
    {
        try
        {
            return await WithinAsync(
                options.ConnectTimeout,
                token => transport.ConnectAsync(advice.Host, advice.Port, token).AsTask(),
                () => advice.Unreachable(options.ConnectTimeout),
                cancellationToken).ConfigureAwait(false);
        }
        catch (SocketException exception)
        {
            throw advice.Refused(exception);
        }
    }

    private async Task BootAsync(TwsSession session, ConnectAdvice advice, IMessageReceiver listener, CancellationToken cancellationToken)
    {
        var bootstrap = new Bootstrap(advice);
        session.Listen(listener);
        using var registration = session.Listen(bootstrap);
        session.Start();
        await WithinAsync(
            options.BootstrapTimeout,
            async token =>
            {
                await session.SendAsync(new StartApiRequest(advice.ClientId), token).ConfigureAwait(false);
                await bootstrap.Ready.WaitAsync(token).ConfigureAwait(false);
                return true;
            },
            () => bootstrap.NotReady(options.BootstrapTimeout),
            cancellationToken).ConfigureAwait(false);
        session.Ready(bootstrap.Accounts!, bootstrap.NextValidId!.Value);
    }

    private async Task<T> WithinAsync<T>(
        TimeSpan limit, Func<CancellationToken, Task<T>> step, Func<TwsDisconnectedException> tooLate, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            return await step(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw tooLate();
        }
    }
}
