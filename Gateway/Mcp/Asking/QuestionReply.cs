using System.Text.Json;

namespace Gateway.Mcp.Asking;

/// <summary>A client's response to a request of ours: one of the two.</summary>
internal sealed record QuestionReply(JsonElement Result, JsonElement Error);
