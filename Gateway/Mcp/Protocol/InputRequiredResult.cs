using Gateway.Handlers.Asking;

namespace Gateway.Mcp.Protocol;

/// <summary>The interim answer of a modern request: the client is to answer these questions and to send the request again.</summary>
internal sealed record InputRequiredResult(IReadOnlyList<InputQuestion> Questions, string? State) : McpResult
{
    public const string InputRequired = "input_required";

    public override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("resultType"u8, InputRequired);
        writer.WriteStartObject("inputRequests"u8);
        foreach (var question in Questions)
            WriteQuestion(writer, question);
        writer.WriteEndObject();
        if (State is not null)
            writer.WriteString("requestState"u8, State);
        Meta?.Write(writer);
        writer.WriteEndObject();
    }

    /// <summary>Writes a question as a member under its key.</summary>
    public static void WriteQuestion(Utf8JsonWriter writer, InputQuestion question)
    {
        writer.WriteStartObject(question.Key);
        writer.WriteString("method"u8, question.Method);
        if (question.Parameters.ValueKind != JsonValueKind.Undefined)
        {
            writer.WritePropertyName("params"u8);
            question.Parameters.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}
