using Gateway.Handlers;

namespace Gateway.Registry;

/// <summary>Decides at start what this gateway offers at all; a tool must pass every registered filter.</summary>
public interface IToolFilter
{
    bool Offers(ToolAttribute tool) => true;

    /// <summary>Whether the toolset exists at all, with its tools, resources and prompts.</summary>
    bool OffersToolset(string toolset) => true;
}
