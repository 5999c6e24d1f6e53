namespace TwsSimulator;

/// <summary>Log event ids of the simulator, 7000 and up; unique over the whole product.</summary>
internal static class EventIds
{
    public const int Listening = 7000;
    public const int Stopped = 7001;
    public const int StepFailed = 7002;
    public const int ClientAccepted = 7010;
    public const int ClientStarted = 7011;
    public const int ClientLeft = 7012;
    public const int ClientBrokeProtocol = 7013;
    public const int ClientTooSlow = 7014;
    public const int ClientRefused = 7015;
    public const int HandlerFailed = 7020;
}
