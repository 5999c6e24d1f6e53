namespace TwsSimulator;

/// <summary>The treatment of messages above <see cref="SimulatorOptions.MaxMessagesPerSecond"/>: a setting of TWS.</summary>
public enum RateMode
{
    /// <summary>TWS waits before it reads on, so that the client's messages arrive later. The default of TWS.</summary>
    Pace,

    /// <summary>Error 100 instead of an answer; the third breach ends the connection.</summary>
    Reject,
}
