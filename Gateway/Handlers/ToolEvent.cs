using Gateway.Tws.Api;

namespace Gateway.Handlers;

/// <summary>What a streaming tool yields: updates and gaps as they come, and last, exactly once, its result.</summary>
public abstract record ToolEvent<TUpdate, TResult>
{
    private ToolEvent()
    {
    }

    public sealed record Update(TUpdate Data) : ToolEvent<TUpdate, TResult>;

    public sealed record Gap(StreamGap Data) : ToolEvent<TUpdate, TResult>;

    public sealed record Result(TResult Data) : ToolEvent<TUpdate, TResult>;
}
