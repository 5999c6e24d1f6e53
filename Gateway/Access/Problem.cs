using System.Text.Json.Serialization;
using Microsoft.AspNetCore.WebUtilities;

namespace Gateway.Access;

/// <summary>An error answer outside the protocols (RFC 9457), with a stable code and what to do about it.</summary>
internal sealed record Problem(string Title, int Status, string Code, string Detail, string? Hint, string? RequestId = null)
{
    /// <summary>Answers a request with the problem as application/problem+json.</summary>
    /// <param name="code">Stable, in snake_case: what programs tell problems apart by.</param>
    /// <param name="hint">What to do about it; null where nothing can be said.</param>
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
