using Microsoft.Extensions.Logging;

namespace TwsSimulator;

public sealed partial class SimulatorServer
{
    [LoggerMessage(EventIds.Listening, LogLevel.Information, "Simulated TWS listens on 127.0.0.1:{Port} with seed {Seed}")]
    private partial void LogListening(int port, int seed);

    [LoggerMessage(EventIds.Stopped, LogLevel.Information, "Simulated TWS on port {Port} stopped")]
    private partial void LogStopped(int port);

    [LoggerMessage(EventIds.StepFailed, LogLevel.Critical, "A price step failed; prices stand still from now on")]
    private partial void LogStepFailed(Exception exception);
}
