using System.Text.Json;
using Gateway.Tws.Api;

namespace Gateway.Mcp.Protocol;

/// <summary>What is told between a tool's updates.</summary>
internal static class ToolEventJson
{
    /// <summary><c>{"gap":{"reason":...,"from":...,"to":...,"dropped":...}}</c>: an update that says that updates are missing.</summary>
    public static byte[] Gap(StreamGap gap) => JsonSerializer.SerializeToUtf8Bytes(new GapNotice(gap), McpJsonContext.Default.GapNotice);
}
