using Gateway.Tws.Wire;

namespace Gateway.Tws.Session;

/// <summary>The exceptions for the ways in which connecting fails, each with what to check.</summary>
internal sealed record ConnectAdvice(string Host, int Port, int ClientId)
{
    private const string Ports = "TWS listens on 7497 (paper) or 7496 (live), IB Gateway on 4002 (paper) or 4001 (live)";
    private const string Settings = "Global Configuration > API > Settings";

    private string Peer => $"{Host}:{Port}";

    public TwsDisconnectedException Refused(Exception inner) => new(
        $"Nothing accepts connections at {Peer} ({inner.Message}). Is TWS or IB Gateway running and logged in, and is the port right? "
        + $"{Ports}.", inner);

    public TwsDisconnectedException Unreachable(TimeSpan waited) => new(
        $"{Peer} did not answer within {waited.TotalSeconds:0.#} s. Check the host name, the firewall, and the port: {Ports}.");

    public TwsDisconnectedException Mute(TimeSpan waited) => new(
        $"The port {Peer} is open, but the API stayed silent for {waited.TotalSeconds:0.#} s. Check that TWS is logged in and waits for no second "
        + "factor or dialog, "
        + $"that 'Enable ActiveX and Socket Clients' is on in {Settings}, and that this machine is among the trusted IPs.");

    public TwsDisconnectedException ClosedBeforeVersion(Exception? inner) => new(
        $"TWS at {Peer} accepted the connection and closed it before it sent its version. Check the trusted IPs and 'Enable ActiveX and Socket "
        + $"Clients' in {Settings}; "
        + "TWS also refuses more than 32 clients at a time, and every client while it starts.", inner);

    public TwsDisconnectedException NotTws(string problem, Exception? inner) => new(
        $"The program at {Peer} does not speak the TWS protocol ({problem}). Is another program on that port? {Ports}.", inner);

    public TwsDisconnectedException TooOld(int version) => new(
        $"TWS at {Peer} offers API version {version}; the gateway needs at least {ServerVersion.Minimum}. Install TWS or IB Gateway 10.37 or newer, "
        + $"which offers {ServerVersion.Target}.");

    public TwsDisconnectedException TooNew(int version) => new(
        $"TWS at {Peer} answered with API version {version}, although {ServerVersion.Target} is the newest that the gateway asked for.");

    public TwsDisconnectedException Redirected(string target) => new(
        $"TWS at {Peer} redirects clients to '{target}'. The gateway does not follow redirections: set that host and port if you "
        + "trust them.");

    public TwsDisconnectedException ClosedAfterStart(string? lastError, TwsDisconnectedException reason) => new(
        $"TWS at {Peer} closed the connection before the session was ready{Said(lastError)}. Check that no other program uses client id {ClientId}, "
        + $"the trusted IPs in {Settings}, and that no more than 32 clients are connected. {reason.Message}", reason);

    public TwsDisconnectedException NotReady(TimeSpan waited, string missing, string? lastError) => new(
        $"TWS at {Peer} sent its version, but not {missing} within {waited.TotalSeconds:0.#} s{Said(lastError)}. Is it still logging in, or does it "
        + "show a dialog?");

    public TwsDisconnectedException ClientIdInUse(string text) => new(
        $"Client id {ClientId} is in use at {Peer} (error {TwsErrorCodes.ClientIdInUse}: {text}). Another program or a session that TWS has not "
        + "noticed the end of uses it: "
        + "close that one, wait a minute, or choose another client id.");

    private static string Said(string? lastError) => lastError is null ? "" : $"; it said: {lastError}";
}
