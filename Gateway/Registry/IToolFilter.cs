using Gateway.Handlers;

namespace Gateway.Registry;

/// <summary>Decides at startup which tools this gateway offers; a tool must pass every registered filter.</summary>
public interface IToolFilter
{
    bool Offers(ToolAttribute tool) => true;

    /// <summary>Why the filter does not offer the tool, as a sentence for a caller that names it; null when there is nothing to say.</summary>
    string? WhyNotOffered(ToolAttribute tool) => null;

    /// <summary>Whether the gateway offers the toolset, with its tools, resources and prompts.</summary>
    bool OffersToolset(string toolset) => true;
}

/// <summary>Wraps tools, for instance to log their calls. It gets every tool once, when the registry is built.</summary>
/// <remarks>An interface because the decorators are in higher rooms, such as Trading.</remarks>
public interface IToolDecorator
{
    /// <summary>Returns the tool that callers get: the same one, or a copy with another <see cref="ToolDescriptor.Invoker"/>.</summary>
    ToolDescriptor Decorate(ToolDescriptor tool);
}
