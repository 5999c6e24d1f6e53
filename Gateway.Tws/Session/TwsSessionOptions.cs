namespace Gateway.Tws.Session;

/// <summary>Deadlines, caps and rates of a session. The defaults suit TWS and IB Gateway with default settings.</summary>
public sealed class TwsSessionOptions
{
    /// <summary>Time for the TCP connection. Default 5 s.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Time from the connection to TWS's version. Default 10 s.</summary>
    public TimeSpan HandshakeTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Time from startApi to the accounts and the next order id. Default 10 s.</summary>
    public TimeSpan BootstrapTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Time for TWS to accept written bytes; a longer wait means that it is frozen. Default 5 s.</summary>
    public TimeSpan WriteTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Silence after which TWS is asked for its time. Default 15 s.</summary>
    public TimeSpan IdleBeforeProbe { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Time for any frame to arrive after that request; silence ends the session. Default 5 s.</summary>
    public TimeSpan ProbeTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Longest frame that is taken, in bytes. Default 16 MiB.</summary>
    public int MaxFrameLength { get; init; } = 16 * 1024 * 1024;

    /// <summary>Most messages sent in any one second; TWS allows 50. Default 45.</summary>
    public int MessagesPerSecond { get; init; } = 45;

    /// <summary>How many of those may go at once after a pause; the steady rate is <see cref="MessagesPerSecond"/> less this. Default 10.</summary>
    public int Burst { get; init; } = 10;

    /// <summary>Requests that may wait in each outbound lane before senders have to wait. Default 1024.</summary>
    public int OutboundCapacity { get; init; } = 1024;

    /// <summary>Undecodable frames in a row after which the byte stream is taken to be out of step and the session ends. Default 5.</summary>
    public int MaxUndecodableInARow { get; init; } = 5;
}
