using Microsoft.AspNetCore.WebUtilities;

namespace Gateway.Access;

/// <summary>An HTTP error response in problem format (RFC 9457), with a stable code and a hint.</summary>
internal sealed record Problem(string Title, int Status, string Code, string Detail, string? Hint, string? RequestId = null)
{
    /// <summary>Answers a request with the problem as application/problem+json.</summary>
    /// <param name="code">The error code: stable, in snake_case, for programs.</param>
    /// <param name="hint">What the client can do about it; null when there is nothing to say.</param>
    public static Task WriteAsync(HttpContext context, int status, string code, string detail, string? hint)
    {
        context.Response.StatusCode = status;
        var problem = new Problem(ReasonPhrases.GetReasonPhrase(status), status, code, detail, hint, context.TraceIdentifier);
        return context.Response.WriteAsJsonAsync(problem, ProblemJsonContext.Default.Problem, "application/problem+json", context.RequestAborted);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Problem))]
internal sealed partial class ProblemJsonContext : JsonSerializerContext;
