using System.Security.Cryptography;
using Gateway.Handlers;
using Gateway.Telemetry;
using Microsoft.Extensions.Logging;

namespace Gateway.Registry.Invocation;

/// <summary>Maps exceptions to errors for clients. An unexpected exception is logged under an id, and the client gets only the id.</summary>
internal sealed partial class ToolErrorMapper(ILogger<ToolErrorMapper> logger, IEnumerable<IToolErrorSource> sources)
{
    private const int IdBytes = 4;
    private readonly IToolErrorSource[] _sources = [.. sources];

    /// <param name="handler">The tool's or prompt's name, or the resource's URI.</param>
    public ToolError Explain(string handler, Exception exception) =>
        (exception as ToolException)?.Error
        ?? _sources.Select(source => source.Explain(exception)).FirstOrDefault(error => error is not null)
        ?? Unforeseen(handler, exception);

    private ToolError Unforeseen(string handler, Exception exception)
    {
        var id = RandomNumberGenerator.GetHexString(IdBytes * 2, lowercase: true);
        LogUnforeseen(handler, id, exception);
        return new ToolError(
            ToolErrorKind.Internal, "internal", $"The gateway failed in {handler}; its log has the details under {id}.", Hint: null,
            Retryable: false);
    }

    [LoggerMessage(EventIds.ToolFailed, LogLevel.Error, "{Handler} failed unexpectedly; reported to the client as {FailureId}")]
    private partial void LogUnforeseen(string handler, string failureId, Exception exception);
}
