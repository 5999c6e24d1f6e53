using Gateway.Configuration;
using Gateway.Registry;

namespace Gateway.Tools;

/// <summary>Offers the toolsets that the configuration names.</summary>
internal sealed class ToolsetFilter(ToolOptions options) : IToolFilter
{
    public bool OffersToolset(string toolset) => options.Offers(toolset);
}
