namespace Gateway.Mcp.Protocol;

/// <summary>The answer to completion/complete.</summary>
internal sealed record CompleteResult(Proposals Completion) : McpResult
{
    /// <param name="total">The number of all values, including those that were cut off.</param>
    public CompleteResult(IReadOnlyList<string> values, int total)
        : this(new Proposals(values, total, total > values.Count))
    {
    }

    public override void Write(Utf8JsonWriter writer) => JsonSerializer.Serialize(writer, this, McpJsonContext.Default.CompleteResult);
}

/// <summary>The values for an argument, best first.</summary>
internal sealed record Proposals(IReadOnlyList<string> Values, int Total, bool HasMore);
