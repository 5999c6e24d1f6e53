using System.Text.Json;

namespace Gateway.Mcp.Protocol;

/// <summary>The answer to completion/complete.</summary>
internal sealed record CompleteResult(Proposals Completion) : McpResult
{
    /// <param name="total">How many there are, the cut ones too.</param>
    public CompleteResult(IReadOnlyList<string> values, int total)
        : this(new Proposals(values, total, total > values.Count))
    {
    }

    public override void Write(Utf8JsonWriter writer) => JsonSerializer.Serialize(writer, this, McpJsonContext.Default.CompleteResult);
}

/// <summary>Values for an argument, the best first.</summary>
internal sealed record Proposals(IReadOnlyList<string> Values, int Total, bool HasMore);
