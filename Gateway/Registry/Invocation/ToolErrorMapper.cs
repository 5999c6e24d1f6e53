using System.Globalization;
using System.Security.Cryptography;
using Gateway.Handlers;
using Gateway.Telemetry;
using Gateway.Tws.Api;
using Gateway.Tws.Session;
using Microsoft.Extensions.Logging;

namespace Gateway.Registry.Invocation;

/// <summary>Says in words for clients why a call failed. What nobody foresaw is logged under an id, and only the id is told.</summary>
internal sealed partial class ToolErrorMapper(ILogger<ToolErrorMapper> logger)
{
    private const int IdBytes = 4;

    /// <param name="handler">The tool's or prompt's name, or the resource's URI.</param>
    public ToolError Explain(string handler, Exception exception) => Known(exception) ?? Unforeseen(handler, exception);

    /// <summary>Null for what nobody foresaw.</summary>
    public static ToolError? Known(Exception exception) => exception switch
    {
        ToolException known => known.Error,
        TwsDisconnectedException away => new ToolError(
            ToolErrorKind.Unavailable, "tws_unavailable", away.Message, "Check with ibkr_get_status; the gateway reconnects by itself.", Retryable: true),
        TwsRequestException refused => new ToolError(
            ToolErrorKind.Failed,
            refused.Error.Code.ToString(CultureInfo.InvariantCulture),
            refused.Error.Text,
            TwsCodes.Hint(refused.Error.Code, refused.Error.Text),
            refused.Retryable),
        TwsRefusedException refused => new ToolError(ToolErrorKind.Refused, "refused", refused.Message, Hint(refused), refused.Retryable),
        TwsException late => new ToolError(
            ToolErrorKind.Failed, "tws_timeout", late.Message, "TWS may be busy or show a dialog; try again, or check ibkr_get_status.", late.Retryable),
        _ => null,
    };

    private static string? Hint(TwsRefusedException refused) =>
        refused.RetryAfter is { } wait ? string.Create(CultureInfo.InvariantCulture, $"Try again in {Math.Ceiling(wait.TotalSeconds):0} s.") : null;

    private ToolError Unforeseen(string handler, Exception exception)
    {
        var id = RandomNumberGenerator.GetHexString(IdBytes * 2, lowercase: true);
        LogUnforeseen(handler, id, exception);
        return new ToolError(
            ToolErrorKind.Internal, "internal", $"The gateway failed in {handler}; its log has the details under {id}.", Hint: null, Retryable: false);
    }

    [LoggerMessage(EventIds.ToolFailed, LogLevel.Error, "{Handler} failed unforeseen; told to the client as {FailureId}")]
    private partial void LogUnforeseen(string handler, string failureId, Exception exception);
}
