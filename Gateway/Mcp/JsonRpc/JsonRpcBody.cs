using System.Text.Json;

namespace Gateway.Mcp.JsonRpc;

/// <summary>What a POST carried: one message, or a batch of them. Owns the parsed documents.</summary>
internal sealed class JsonRpcBody(IReadOnlyList<JsonRpcMessage> messages, bool isBatch, IReadOnlyList<JsonDocument> documents) : IDisposable
{
    public IReadOnlyList<JsonRpcMessage> Messages { get; } = messages;

    public bool IsBatch { get; } = isBatch;

    public void Dispose()
    {
        foreach (JsonDocument document in documents)
            document.Dispose();
    }
}
