using System.ComponentModel;
using Gateway.Trading;

namespace Gateway.Tools.Connection;

/// <summary>The gateway itself: versions, toolsets, limits.</summary>
internal sealed record ServerInfoResult
{
    public required string Version { get; init; }

    public required string Runtime { get; init; }

    [Description("The version of TWS's protocol in use; absent while there is no session.")]
    public int? TwsServerVersion { get; init; }

    [Description("The newest version of TWS's protocol that the gateway speaks.")]
    public required int NewestTwsServerVersion { get; init; }

    [Description("read_only, paper or live: whether and for which accounts orders are sent.")]
    public required TradingMode TradingMode { get; init; }

    [Description("The toolsets that this gateway offers, with the number of tools of each.")]
    public required IReadOnlyDictionary<string, int> Toolsets { get; init; }

    public required ServerLimits Limits { get; init; }
}
