namespace Gateway.Http;

internal sealed partial class McpEndpoint
{
    [LoggerMessage(EventIds.RequestRefused, LogLevel.Information, "{HttpMethod} refused with {Status}, code {Code}: {Reason}")]
    private partial void LogRequestRefused(string httpMethod, int status, int code, string reason);

    [LoggerMessage(EventIds.ClientLeft, LogLevel.Debug, "The client of {TraceIdentifier} left while its request was being read")]
    private partial void LogClientLeft(string traceIdentifier);
}
