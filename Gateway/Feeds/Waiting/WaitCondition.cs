using Gateway.Handlers;
using Gateway.Registry.Arguments;
using Gateway.Tws.Model;

namespace Gateway.Feeds.Waiting;

/// <summary>One thing to wait for, as a caller names it. Exactly one of the first five is given.</summary>
[ArgumentFormat(typeof(WaitConditionArgument))]
internal sealed record WaitCondition
{
    /// <summary>The id or URI of a stream that the caller started.</summary>
    public string? Stream { get; init; }

    /// <summary>A contract whose quote is watched; with <see cref="Headline"/>, the contract of the news.</summary>
    public Contract? Contract { get; init; }

    /// <summary>An order's id, its reference, or "any".</summary>
    public string? Fill { get; init; }

    /// <summary>With <see cref="Fill"/>: the whole order must be filled, not only a part.</summary>
    public bool Complete { get; init; }

    /// <summary>A part of a headline, or "any".</summary>
    public string? Headline { get; init; }

    /// <summary>The state of the connection: connected, connecting, ib_link_down or disconnected.</summary>
    public string? Connection { get; init; }

    /// <summary>With <see cref="Stream"/> or <see cref="Contract"/>.</summary>
    public WaitTest? Test { get; init; }
}
