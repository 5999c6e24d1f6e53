namespace Gateway.Mcp.JsonRpc;

/// <summary>The body of a POST: one message or a batch. Owns the parsed documents, and may own the bytes that they refer to.</summary>
internal sealed class JsonRpcBody(IReadOnlyList<JsonRpcMessage> messages, bool isBatch, IReadOnlyList<JsonDocument> documents) : IDisposable
{
    private int _users = 1;

    public IReadOnlyList<JsonRpcMessage> Messages { get; } = messages;

    public bool IsBatch { get; } = isBatch;

    /// <summary>Disposed together with the documents.</summary>
    public IDisposable? Bytes { get; set; }

    public bool Any(Func<JsonRpcMessage, bool> holds)
    {
        for (var i = 0; i < Messages.Count; i++)
        {
            if (holds(Messages[i]))
                return true;
        }
        return false;
    }

    /// <summary>Adds an owner, which must dispose it too: the last one frees it.</summary>
    public JsonRpcBody Share()
    {
        Interlocked.Increment(ref _users);
        return this;
    }

    public void Dispose()
    {
        if (Interlocked.Decrement(ref _users) > 0)
            return;
        for (var i = 0; i < documents.Count; i++)
            documents[i].Dispose();
        Bytes?.Dispose();
    }
}
