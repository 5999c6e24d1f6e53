using Gateway.Handlers;

namespace Gateway.Registry;

/// <summary>Decides at startup which tools this gateway offers; a tool must pass every registered filter.</summary>
public interface IToolFilter
{
    bool Offers(ToolAttribute tool) => true;

    /// <summary>Whether the gateway offers the toolset, with its tools, resources and prompts.</summary>
    bool OffersToolset(string toolset) => true;
}
