using System.ComponentModel;

namespace Gateway.Configuration;

/// <summary>What of the gateway's own is offered.</summary>
internal sealed record ToolOptions
{
    [Setting(Example = "connection,contracts,market_data,account"), ToolsetNames]
    [Description("The toolsets that exist: the tools, resources and prompts of others are neither listed nor callable. Default: all that TRADING_MODE allows.")]
    public IReadOnlyList<string> Toolsets { get; init; } = [];

    /// <summary>Whether the toolset exists.</summary>
    public bool Offers(string toolset) => Toolsets.Count == 0 || Toolsets.Contains(toolset, StringComparer.OrdinalIgnoreCase);
}
