using Gateway.Access;
using Gateway.Configuration;
using Gateway.Mcp.JsonRpc;

namespace Gateway.Mcp.Subscriptions;

/// <summary>Counts the open listen streams, in all and of each caller that has a token.</summary>
internal sealed class ListenStreams(McpOptions options)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _ofCaller = new(StringComparer.Ordinal);

    public int Count { get; private set; }

    /// <summary>Counts a stream until <see cref="Leave"/>.</summary>
    /// <exception cref="McpException">The limit is reached (-32603).</exception>
    public void Enter(Caller caller)
    {
        lock (_lock)
        {
            if (Count >= options.MaxListenStreams)
                throw Full($"All {options.MaxListenStreams} listen streams of this gateway are open");
            if (caller.Id is { } id)
            {
                var own = _ofCaller.GetValueOrDefault(id);
                if (own >= options.MaxListenStreamsPerCaller)
                    throw Full($"This token has {own} listen streams open, which is its limit");
                _ofCaller[id] = own + 1;
            }

            Count++;
        }
    }

    public void Leave(Caller caller)
    {
        lock (_lock)
        {
            Count--;
            if (caller.Id is { } id && --_ofCaller[id] == 0)
                _ofCaller.Remove(id);
        }
    }

    private static McpException Full(string what) => new(StatusCodes.Status200OK, new McpError(
        JsonRpcErrorCodes.InternalError, $"{what}; close one or try again later. One stream can follow many resources."));
}
