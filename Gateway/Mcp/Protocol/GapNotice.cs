using Gateway.Tws.Api;

namespace Gateway.Mcp.Protocol;

/// <summary>Stands among a stream's updates where some are missing.</summary>
internal sealed record GapNotice(StreamGap Gap);
